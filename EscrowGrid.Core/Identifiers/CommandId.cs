namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of a command, written <c>cmd_&lt;uuid&gt;</c>. What has an id is done once, for ever.</summary>
public readonly record struct CommandId(Guid Value) : IPrefixedId<CommandId>
{
    public static string Prefix => "cmd";

    public static CommandId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
