using System.Text.Json.Serialization;

namespace EscrowGrid.Admin.Sessions;

[JsonSerializable(typeof(SessionState))]
internal sealed partial class SessionJson : JsonSerializerContext;
