using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Evidence;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresEvidenceStore(NpgsqlDataSource database) : IEvidenceStore
{
    private const string Columns =
        "id, escrow_id, institution_id, purpose, uploader_class, uploader_user, name, content_type, size, sha256, "
        + "created_at, state, settled_at, storage_version";

    private const string Find = $"SELECT {Columns} FROM evidence WHERE id = $1";

    // Two that come at once may both be counted: a few more than the limit hurt nobody.
    private const string Insert =
        $"""
        WITH added AS (
            INSERT INTO evidence ({Columns})
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'PENDING', NULL, NULL
            WHERE (SELECT count(*) FROM evidence WHERE escrow_id = $2) < $12
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM added
        """;

    private const string Settle =
        """
        WITH settled AS (
            UPDATE evidence SET state = $2, settled_at = $3, storage_version = $4
            WHERE id = $1 AND state = 'PENDING' RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM settled
        """;

    public async Task<bool> AddAsync(EvidenceFile file, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Insert)
            .Uuid(file.Id.Value)
            .Uuid(file.Escrow.Value)
            .Uuid(file.Institution.Value)
            .Text(WireName<EvidencePurpose>.Of(file.Purpose))
            .Text(WireName<ActorClass>.Of(file.Uploader.Class))
            .Uuid(file.Uploader.User?.Value)
            .Text(file.Name)
            .Text(file.ContentType)
            .Whole(file.Size)
            .Bytes(file.Sha256.ToBytes())
            .Time(file.CreatedAt)
            .Whole(Limits.EvidenceFiles);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    public async Task<EvidenceFile?> FindAsync(EvidenceId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task<Listing<EvidenceFile>> ListAsync(
        EscrowId escrow, Page page, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddPage("evidence", Columns, Where.Everything.Is("escrow_id", escrow.Value), page);
        return await batch.ToListingAsync(Read, page, cancellationToken);
    }

    public async Task<bool> SettleAsync(EvidenceFile settled, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Settle)
            .Uuid(settled.Id.Value)
            .Text(WireName<EvidenceState>.Of(settled.State))
            .Time(settled.SettledAt)
            .Text(settled.StorageVersion);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    private static EvidenceFile Read(NpgsqlDataReader row) => new(
        row.Id<EvidenceId>(0),
        row.Id<EscrowId>(1),
        row.Id<InstitutionId>(2),
        row.Name<EvidencePurpose>(3),
        new EscrowActor(row.Name<ActorClass>(4), row.IsDBNull(5) ? null : row.Id<UserId>(5)),
        row.GetString(6),
        row.GetString(7),
        row.GetInt64(8),
        row.Digest(9),
        row.Time(10))
    {
        State = row.Name<EvidenceState>(11),
        SettledAt = row.TimeOrNull(12),
        StorageVersion = row.TextOrNull(13),
    };
}
