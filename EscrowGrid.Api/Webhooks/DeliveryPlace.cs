using EscrowGrid.Core.Paging;

namespace EscrowGrid.Api.Webhooks;

/// <summary>Where an operator's list goes on; the default value is its beginning.</summary>
internal readonly record struct DeliveryPlace(Cursor? Cursor);
