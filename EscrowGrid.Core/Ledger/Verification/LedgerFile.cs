using System.Runtime.CompilerServices;
using System.Text.Json;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>
/// A ledger as a file, one JSON object a line: a history for each position and each escrow, then the checkpoints, then
/// an end that says how many there were, so that a file that was cut off is noticed.
/// </summary>
public sealed class LedgerFile(string path) : ILedgerSource
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new RawJsonText() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>How many lines the file has.</returns>
    public static async Task<long> WriteAsync(
        ILedgerSource source, TextWriter target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        long count = 0;
        await foreach (var history in source.ReadHistoriesAsync(cancellationToken))
        {
            await WriteLineAsync(target, new LedgerFileLine(history, Checkpoint: null, End: null));
            count++;
        }

        await foreach (var history in source.ReadEscrowsAsync(cancellationToken))
        {
            await WriteLineAsync(
                target, new LedgerFileLine(History: null, Checkpoint: null, End: null) { Escrow = history });
            count++;
        }

        await foreach (var found in source.ReadCheckpointsAsync(cancellationToken))
        {
            await WriteLineAsync(target, new LedgerFileLine(History: null, ToExported(found), End: null));
            count++;
        }

        await WriteLineAsync(target, new LedgerFileLine(History: null, Checkpoint: null, count));
        return count + 1;
    }

    public async Task<long> CountEventsAsync(CancellationToken cancellationToken)
    {
        long count = 0;
        await foreach (var history in ReadHistoriesAsync(cancellationToken))
            count += history.Ledger.Count;
        await foreach (var history in ReadEscrowsAsync(cancellationToken))
            count += history.Ledger.Count;
        return count;
    }

    public async IAsyncEnumerable<EscrowHistory> ReadEscrowsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in ReadLinesAsync(cancellationToken))
        {
            if (line.Escrow is { } history)
                yield return history;
        }
    }

    public async IAsyncEnumerable<PositionHistory> ReadHistoriesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in ReadLinesAsync(cancellationToken))
        {
            if (line.History is { } history)
                yield return history;
        }
    }

    public async IAsyncEnumerable<SealedLeaves> ReadCheckpointsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in ReadLinesAsync(cancellationToken))
        {
            if (line.Checkpoint is { } exported)
                yield return FromExported(exported);
        }
    }

    public IAsyncEnumerable<Finding> FindWrongSumsAsync(CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<Finding>();

    private static Task WriteLineAsync(TextWriter target, LedgerFileLine line) =>
        target.WriteLineAsync(JsonSerializer.Serialize(line, Options));

    private static ExportedCheckpoint ToExported(SealedLeaves found) => new(
        found.Checkpoint.Number,
        found.Checkpoint.PreviousHash.ToBytes(),
        found.Checkpoint.Root.ToBytes(),
        found.Checkpoint.Count,
        found.Checkpoint.Through.Transaction,
        found.Checkpoint.Through.Sequence,
        found.Checkpoint.CreatedAt,
        found.Checkpoint.Hash.ToBytes(),
        LedgerLeaf.Encode(found.Leaves));

    private static SealedLeaves FromExported(ExportedCheckpoint it) => new(
        new LedgerCheckpoint(
            it.Number,
            Sha256Digest.FromStored(it.PreviousHash),
            Sha256Digest.FromStored(it.Root),
            it.Count,
            new LogPosition(it.ThroughTransaction, it.ThroughSequence),
            it.CreatedAt)
        {
            Hash = Sha256Digest.FromStored(it.Hash),
        },
        LedgerLeaf.Decode(it.Leaves));

    /// <exception cref="InvalidDataException">The file is not whole, or not of this form.</exception>
    private async IAsyncEnumerable<LedgerFileLine> ReadLinesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long count = 0;
        long? end = null;
        await foreach (var text in File.ReadLinesAsync(path, cancellationToken))
        {
            var line = Parse(text, count + 1);
            if (end is not null)
                throw new InvalidDataException($"Line {count + 1} is after the end.");
            end = line.End;
            if (end is null)
                count++;
            yield return line;
        }

        if (end != count)
            throw new InvalidDataException($"The file is cut off or lines were taken out: {count} of {end} are there.");
    }

    private static LedgerFileLine Parse(string text, long number)
    {
        try
        {
            return JsonSerializer.Deserialize<LedgerFileLine>(text, Options)
                ?? throw new InvalidDataException($"Line {number} is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"Line {number} is not of an export.", exception);
        }
    }
}
