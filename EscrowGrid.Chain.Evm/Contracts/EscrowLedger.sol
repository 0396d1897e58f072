// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title The mirror of EscrowGrid's ledger on a chain.
/// @notice Records what was recorded elsewhere: it holds no money and decides nothing. A record is named by its own
/// content, so that sending it again changes nothing, however often that happens.
contract EscrowLedger {
    /// @notice Appoints recorders; usually a wallet that no service has the key of.
    address public owner;

    /// @notice Whom the owner has offered the contract to.
    address public offeredTo;

    /// @notice Who may record.
    mapping(address account => bool) public isRecorder;

    /// @notice The block in which a record was recorded; 0 for none.
    mapping(bytes32 recordId => uint256 blockNumber) public recordedIn;

    /// @notice How many different records there are.
    uint256 public recordCount;

    /// @notice The hash of a checkpoint of the ledger, by its number; 0 for none.
    mapping(uint256 number => bytes32 hash) public checkpointOf;

    /// @notice Emitted once for each record.
    /// @param recordId keccak256 of the ABI encoding of the three texts.
    /// @param positionKey keccak256 of positionId, to search by.
    event PositionEventRecorded(
        bytes32 indexed recordId, bytes32 indexed positionKey, string positionId, string kind, string payload
    );
    event CheckpointAnchored(uint256 indexed number, bytes32 hash);
    event RecorderChanged(address indexed account, bool allowed);
    event OwnershipOffered(address indexed from, address indexed to);
    event OwnershipTaken(address indexed from, address indexed to);

    error OnlyOwner();
    error OnlyRecorder();
    error OnlyOffered();
    error CheckpointDiffers(uint256 number, bytes32 anchored);
    error CheckpointEmpty();

    modifier onlyOwner() {
        if (msg.sender != owner) revert OnlyOwner();
        _;
    }

    modifier onlyRecorder() {
        if (!isRecorder[msg.sender]) revert OnlyRecorder();
        _;
    }

    /// @param recorder The first account that may record.
    constructor(address recorder) {
        owner = msg.sender;
        isRecorder[recorder] = true;
        emit OwnershipTaken(address(0), msg.sender);
        emit RecorderChanged(recorder, true);
    }

    /// @notice Records a ledger event of a position. A repeat succeeds and changes nothing.
    function recordPositionEvent(string calldata positionId, string calldata kind, string calldata payload)
        external
        onlyRecorder
    {
        bytes32 recordId = keccak256(abi.encode(positionId, kind, payload));
        if (recordedIn[recordId] != 0) return;
        recordedIn[recordId] = block.number;
        ++recordCount;
        emit PositionEventRecorded(recordId, keccak256(bytes(positionId)), positionId, kind, payload);
    }

    /// @notice Anchors a checkpoint for ever. A repeat succeeds and changes nothing; another hash is refused.
    function anchorCheckpoint(uint256 number, bytes32 hash) external onlyRecorder {
        if (hash == 0) revert CheckpointEmpty();
        bytes32 anchored = checkpointOf[number];
        if (anchored == hash) return;
        if (anchored != 0) revert CheckpointDiffers(number, anchored);
        checkpointOf[number] = hash;
        emit CheckpointAnchored(number, hash);
    }

    function setRecorder(address account, bool allowed) external onlyOwner {
        isRecorder[account] = allowed;
        emit RecorderChanged(account, allowed);
    }

    /// @notice The first of two steps, so that nobody gives the contract to an address without a key.
    function offerOwnership(address to) external onlyOwner {
        offeredTo = to;
        emit OwnershipOffered(msg.sender, to);
    }

    function takeOwnership() external {
        if (msg.sender != offeredTo) revert OnlyOffered();
        emit OwnershipTaken(owner, msg.sender);
        owner = msg.sender;
        offeredTo = address(0);
    }
}
