// Compiles a Solidity file and prints {"<contract>": {"creation": "0x…", "runtime": "0x…"}}.
// The settings are part of the artifact: other ones give other bytes.
const fs = require('node:fs');
const path = require('node:path');
const solc = require('solc');

const file = process.argv[2];
const name = path.basename(file);
const input = {
  language: 'Solidity',
  sources: { [name]: { content: fs.readFileSync(file, 'utf8') } },
  settings: {
    // No opcode that a chain without the latest fork lacks, and no hash of comments and file names in the bytes.
    evmVersion: 'paris',
    metadata: { bytecodeHash: 'none', appendCBOR: false },
    optimizer: { enabled: true, runs: 10000 },
    outputSelection: { '*': { '*': ['evm.bytecode.object', 'evm.deployedBytecode.object', 'evm.methodIdentifiers'] } },
  },
};
const output = JSON.parse(solc.compile(JSON.stringify(input)));
for (const message of output.errors ?? []) console.error(message.formattedMessage);
if ((output.errors ?? []).length > 0) process.exit(1);
const contracts = {};
for (const [contract, { evm }] of Object.entries(output.contracts[name])) {
  contracts[contract] = {
    creation: `0x${evm.bytecode.object}`,
    runtime: `0x${evm.deployedBytecode.object}`,
    functions: evm.methodIdentifiers,
  };
}
process.stdout.write(`${JSON.stringify(contracts, null, 2)}\n`);
