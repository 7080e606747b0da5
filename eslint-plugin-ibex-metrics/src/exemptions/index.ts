export { type CommentedCode, type Exemption, exemptionsIn } from './exemption.js';
export { exemptionFault, faultMessage } from './exemption-fault.js';
export { type Justification, parseJustification } from './justification.js';
