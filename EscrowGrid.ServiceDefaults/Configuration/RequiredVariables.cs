namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Insists on the variables of escrows at the start of a service (escrow-services.md 22). One that is blank is missing.
/// </summary>
internal sealed class RequiredVariables(SettingsReader reader, ServiceRole role)
{
    private const string Redis = "redis";

    /// <summary>Records every one that is missing, in the order of the specification.</summary>
    /// <param name="which">Where it is off, only what another setting asks for is required.</param>
    public void Check(EscrowsSwitch which)
    {
        var user = role is ServiceRole.Worker ? VariableUsers.Worker : VariableUsers.Api;
        var usesRedis = reader.Text(SettingNames.IdempotencyStorage) == Redis;
        foreach (var variable in EscrowVariables.All.Where(IsNeeded).Where(IsMissing))
            reader.Miss(variable.Name);

        bool IsNeeded(EscrowVariable it) => it.Need switch
        {
            VariableNeed.Required => which is EscrowsSwitch.On
                || (which is EscrowsSwitch.ByRole && it.Users.HasFlag(user) && it.Users is not VariableUsers.None),
            VariableNeed.WithRedis => usesRedis && user is VariableUsers.Api,
            _ => false,
        };
    }

    private bool IsMissing(EscrowVariable variable) =>
        !IsSet(variable.Name) && (variable.Alternative is not { } other || !IsSet(other));

    private bool IsSet(string name) =>
        reader.Text(name) is not null || reader.Text(name + SettingNames.FileSuffix) is not null;
}
