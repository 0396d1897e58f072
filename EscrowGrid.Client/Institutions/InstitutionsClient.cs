using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Institutions;

/// <summary><c>/institutions</c>.</summary>
public sealed class InstitutionsClient
{
    private const string Root = "institutions";

    private readonly ApiConnection _api;

    internal InstitutionsClient(ApiConnection api) => _api = api;

    /// <summary>Creates an institution. Only the root key may.</summary>
    public Task<Institution> CreateAsync(
        NewInstitution institution, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            Root,
            ApiConnection.Body(institution, WireJson.Default.NewInstitution),
            idempotencyKey,
            WireJson.Default.Institution,
            cancellationToken);

    /// <summary>All institutions for the root key, the key's own for every other.</summary>
    public async Task<IReadOnlyList<Institution>> ListAsync(CancellationToken cancellationToken = default) =>
        await _api.GetAsync(Root, WireJson.Default.InstitutionArray, cancellationToken);

    public Task<InstitutionSettings> GetSettingsAsync(
        string institutionId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(Settings(institutionId), WireJson.Default.InstitutionSettings, cancellationToken);

    /// <summary>Sets the settings of an institution.</summary>
    /// <param name="institutionId">Whose.</param>
    /// <param name="enforcement">What is to bind.</param>
    /// <param name="ifVersion">Only if the settings still have this version, else a conflict; null for any.</param>
    /// <param name="idempotencyKey">To repeat the call later; null for a key of its own.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<InstitutionSettings> PutSettingsAsync(
        string institutionId,
        Enforcement enforcement,
        long? ifVersion = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PutAsync(
            Settings(institutionId),
            ApiConnection.Body(new NewSettings(enforcement, Escrows: null), WireJson.Default.NewSettings),
            WriteConditions.OnVersion(idempotencyKey, ifVersion),
            WireJson.Default.InstitutionSettings,
            cancellationToken);

    /// <summary>Sets them as they were read and changed since: with what binds its own staff, too.</summary>
    /// <param name="institutionId">Whose.</param>
    /// <param name="settings">All of them. Refused as a conflict when they no longer have this version.</param>
    /// <param name="idempotencyKey">To repeat the call later; null for a key of its own.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<InstitutionSettings> PutSettingsAsync(
        string institutionId,
        InstitutionSettings settings,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return _api.PutAsync(
            Settings(institutionId),
            ApiConnection.Body(new NewSettings(settings.Enforcement, settings.Escrows), WireJson.Default.NewSettings),
            WriteConditions.OnVersion(idempotencyKey, settings.Version),
            WireJson.Default.InstitutionSettings,
            cancellationToken);
    }

    public Task<Institution> GetAsync(string institutionId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            QueryString.Path($"{Root}/{institutionId}"), WireJson.Default.Institution, cancellationToken);

    private static string Settings(string institutionId) => QueryString.Path($"{Root}/{institutionId}/settings");
}
