import './help-dialog.css'
import { useState } from 'react'
import { Switch } from 'react-aria-components'
import { clocks } from '../experiment/view.ts'
import { models } from '../model/registry.ts'
import { KeyList } from './key-list.tsx'
import { Legend } from './legend.tsx'
import { hasLetterKeys, setLetterKeys } from './letter-keys.ts'
import { MathSymbol } from './math-symbol.tsx'
import { ModalDialog, type Openable } from './modal-dialog.tsx'
import { modelWords } from './model-words.ts'
import { shortcutWords } from './shortcut-words.ts'
import { clockWords } from './timeline/clock-words.ts'

/** What one sees, what the model is, which keys there are, and where it comes from. */
export function HelpDialog(open: Openable) {
  return (
    <ModalDialog title="What is this?" {...open}>
      <WhatOneSees />
      <TheModel />
      <TheClocks />
      <Keys />
    </ModalDialog>
  )
}

function WhatOneSees() {
  return (
    <section>
      <h3>What you see</h3>
      <p>
        A classifier is trained until nothing moves any more. Every colour is a class. The samples of a class draw
        together into one point, its mean; the means move as far apart as they can; and each classifier turns to point
        at its own mean. This is <em>neural collapse</em>. The thin outline is where theory says it ends.
      </p>
      <p>
        Beyond four classes the vectors need more than three dimensions, and a picture hides some of them. The line
        above it says how much, and lets you choose what is seen: the directions in which classes differ most, a slow
        tour through all of them, or the view from one class. Drag a class’s number to turn the space about it.
      </p>
      <Legend />
    </section>
  )
}

function TheModel() {
  return (
    <section>
      <h3>The model</h3>
      <p>
        The last layer of a deep network alone: its classifiers <MathSymbol symbol="W" /> and the features{' '}
        <MathSymbol symbol="H" /> of all samples are both free, and gradient flow follows the loss downhill in
        continuous time <MathSymbol symbol="t" />. Where classes are imbalanced enough, minority classes are no longer
        told apart: they merge. No number here has a unit: lengths, losses and times are those of the equations.
      </p>
      <ul className="sources">
        {models.map((model) => (
          <li key={model.key}>
            <strong>{modelWords(model).name}.</strong> {model.summary} {model.source}.
          </li>
        ))}
        <li>
          <strong>Neural collapse.</strong> Papyan, Han and Donoho 2020, arXiv 2008.08186.
        </li>
      </ul>
    </section>
  )
}

function TheClocks() {
  return (
    <section>
      <h3>The clocks</h3>
      <p>
        The timeline is even in one of these; the times marked on it are times <MathSymbol symbol="t" /> of the flow
        whatever it is.
      </p>
      <dl className="facts">
        {clocks.map((clock) => (
          <div key={clock}>
            <dt>{clockWords[clock].label}</dt>
            <dd>{clockWords[clock].description}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Keys() {
  return (
    <section>
      <h3>Keys</h3>
      <KeyList shortcuts={shortcutWords} />
      <LetterKeys />
    </section>
  )
}

function LetterKeys() {
  const [isOn, setOn] = useState(hasLetterKeys)
  const choose = (on: boolean) => {
    setLetterKeys(on)
    setOn(on)
  }
  return (
    <Switch className="switch" isSelected={isOn} onChange={choose}>
      <span className="switch-groove" />
      Letters and ? act as keys
    </Switch>
  )
}
