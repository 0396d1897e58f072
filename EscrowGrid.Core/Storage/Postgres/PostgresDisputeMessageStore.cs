using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresDisputeMessageStore(NpgsqlDataSource database) : IDisputeMessageStore
{
    private const string Columns = "id, escrow_id, created_at, author_class, author_user, text";

    private const string Insert = $"INSERT INTO dispute_messages ({Columns}) VALUES ($1, $2, $3, $4, $5, $6)";

    public async Task AddAsync(DisputeMessage message, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Insert)
            .Uuid(message.Id.Value)
            .Uuid(message.Escrow.Value)
            .Time(message.CreatedAt)
            .Text(WireName<ActorClass>.Of(message.Author.Class))
            .Uuid(message.Author.User?.Value)
            .Text(message.Text);
        await batch.StoreAsync(trail, cancellationToken);
    }

    public async Task<Listing<DisputeMessage>> ListAsync(
        EscrowId escrow, Page page, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddPage("dispute_messages", Columns, Where.Everything.Is("escrow_id", escrow.Value), page);
        return await batch.ToListingAsync(Read, page, cancellationToken);
    }

    private static DisputeMessage Read(NpgsqlDataReader row) => new(
        row.Id<DisputeMessageId>(0),
        row.Id<EscrowId>(1),
        new EscrowActor(row.Name<ActorClass>(3), row.IsDBNull(4) ? null : row.Id<UserId>(4)),
        row.GetString(5),
        row.Time(2));
}
