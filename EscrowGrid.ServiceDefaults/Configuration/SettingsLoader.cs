using System.Net;
using System.Runtime.CompilerServices;
using EscrowGrid.ServiceDefaults.Cache;
using EscrowGrid.ServiceDefaults.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Turns configuration into <see cref="ServiceSettings"/> or refuses it as a whole. Every environment but Development
/// is held to the rules of production: a forgotten environment name must not weaken them.
/// </summary>
internal sealed class SettingsLoader
{
    private const int JwtSecretLength = 64;
    private const int RootApiKeyLength = 32;
    private const int EncryptionKeyLength = 32;
    private const int DistinctCharacters = 10;

    private readonly SettingsReader _reader;
    private readonly ServiceRole _role;
    private readonly IHostEnvironment _environment;
    private readonly OutsideSettingsLoader _outside;
    private readonly bool _strict;

    private SettingsLoader(SettingsReader reader, ServiceRole role, IHostEnvironment environment)
    {
        _reader = reader;
        _role = role;
        _environment = environment;
        _outside = new OutsideSettingsLoader(reader, environment);
        _strict = !environment.IsDevelopment();
    }

    /// <exception cref="InvalidSettingsException">Lists every missing or bad setting by name.</exception>
    public static ServiceSettings Load(IConfiguration configuration, IHostEnvironment environment, ServiceRole role)
    {
        var reader = new SettingsReader(configuration);
        var settings = new SettingsLoader(reader, role, environment).Read();
        return reader.Problems.Count == 0 && reader.Missing.Count == 0
            ? settings
            : throw new InvalidSettingsException(role, environment.EnvironmentName, reader.Problems, reader.Missing);
    }

    private ServiceSettings Read()
    {
        var mode = Mode();
        var store = Store();
        var isApi = _role == ServiceRole.Api;
        var sends = _role is ServiceRole.Api or ServiceRole.Worker;
        if (sends) NodeEnvironmentSetting.Check(_reader, _environment);
        var escrows = sends ? Escrows() : new EscrowsSettings();
        return new ServiceSettings
        {
            Role = _role,
            Mode = mode,
            StoreBackend = store,
            DatabaseConnectionString = store == StoreBackend.Postgres ? Database() : null,
            Cache = _role is ServiceRole.Migration ? null : Cache(),
            RootApiKey = isApi ? RootApiKey() : null,
            RootApiKeyAllowedAddresses = isApi ? AllowedAddresses() : [],
            People = isApi ? new PeopleSettingsLoader(_reader, JwtSecret, _strict).Read() : new PeopleSettings(),
            WebhookEncryptionKey = sends ? WebhookEncryptionKey() : null,
            AllowsPrivateWebhooks = sends && _reader.Switch(SettingNames.WebhookPrivateTargets, unset: false),
            CorsOrigins = isApi ? new CorsSettingsLoader(_reader, _strict).Read() : [],
            Edge = Edge(),
            Sentry = sends ? _outside.ReadSentry() : null,
            Chain = sends ? new ChainSettingsLoader(_reader).Read(_environment) : null,
            Kafka = sends ? new KafkaSettingsLoader(_reader).Read(_environment) : null,
            Stripe = sends ? new RailSettingsLoader(_reader, _environment).ReadStripe() : null,
            Custodian = sends ? new RailSettingsLoader(_reader, _environment).ReadCustodian() : null,
            Screening = sends ? new ScreeningSettingsLoader(_reader, _environment).Read() : new ScreeningSettings(),
            Storage = isApi ? new StorageSettingsLoader(_reader, _environment).Read() : null,
            Escrows = escrows,
            LogLevel = LogLevelSetting.Read(_reader),
            Queue = sends ? new QueueSettingsLoader(_reader).Read() : new QueueSettings(),
            TrustedProxies = TrustedProxies(),
            Port = Port(),
            TelemetryHeaders = _reader.Secret(SettingNames.TelemetryHeaders),
        };
    }

    /// <summary>Development starts with what there is.</summary>
    private EscrowsSettings Escrows()
    {
        var loader = new EscrowsSettingsLoader(_reader, _environment);
        var which = loader.ReadSwitch();
        new RequiredVariables(_reader, _role).Check(_strict ? which : EscrowsSwitch.Off);
        _outside.ReadAddress(SettingNames.WebAppUrl);
        return loader.Read();
    }

    private EdgeSettings Edge() => _role switch
    {
        ServiceRole.Api => new EdgeSettingsLoader(_reader).Read() with
        {
            MetricsPort = _outside.ReadMetricsPort(),
            PublicAddress = _outside.ReadAddress(SettingNames.ApiUrl),
        },
        ServiceRole.Worker => new EdgeSettings
        {
            Metrics = _reader.Switch(SettingNames.Metrics, unset: true),
            MetricsPort = _outside.ReadMetricsPort(),
            PublicAddress = _outside.ReadAddress(SettingNames.ApiUrl),
        },
        _ => new EdgeSettings(),
    };

    private ServiceMode Mode()
    {
        var (allowed, inDevelopment) = _role switch
        {
            ServiceRole.Api => ("api, all", ServiceMode.All),
            ServiceRole.Worker => ("worker", ServiceMode.Worker),
            _ => ("", ServiceMode.None),
        };
        if (inDevelopment == ServiceMode.None) return ServiceMode.None;
        switch (_reader.Text(SettingNames.Mode), _role)
        {
            case ("api", ServiceRole.Api): return ServiceMode.Api;
            case ("all", ServiceRole.Api): return ServiceMode.All;
            case ("worker", ServiceRole.Worker): return ServiceMode.Worker;
            case (null, _) when !_strict: return inDevelopment;
            case (null, _):
                _reader.Refuse(SettingNames.Mode, $"required outside Development; allowed for this program: {allowed}");
                return inDevelopment;
            default:
                _reader.Refuse(SettingNames.Mode, $"unknown; allowed for this program: {allowed}");
                return inDevelopment;
        }
    }

    private StoreBackend Store()
    {
        if (_role == ServiceRole.Admin) return StoreBackend.None;
        if (_role == ServiceRole.Migration) return StoreBackend.Postgres;
        switch (_reader.Text(SettingNames.StoreBackend))
        {
            case "postgres":
                return StoreBackend.Postgres;
            case "memory" when _role == ServiceRole.Worker:
                _reader.Refuse(
                    SettingNames.StoreBackend,
                    "a worker cannot see another process's memory; use postgres, or MODE=all");
                return StoreBackend.Memory;
            case "memory":
                return StoreBackend.Memory;
            case null:
                // Nothing may be lost for want of a setting: memory is the default of a developer's API only.
                return _strict || _role == ServiceRole.Worker ? StoreBackend.Postgres : StoreBackend.Memory;
            default:
                _reader.Refuse(SettingNames.StoreBackend, "unknown; allowed: memory, postgres");
                return StoreBackend.Memory;
        }
    }

    private string? Database()
    {
        var (name, text) = OneOf(SettingNames.DatabaseConnectionString, SettingNames.DatabaseUrl);
        if (text is null) return null;
        if (_reader.Text(SettingNames.DatabaseUrlPrisma) is { } twin && twin != text)
            _reader.Refuse(SettingNames.DatabaseUrlPrisma, $"differs from {name}; it says the same, or nothing");
        if (!DatabaseAddress.TryParse(text, out var connection, out var problem))
        {
            _reader.Refuse(name, problem);
            return null;
        }

        if (_strict && connection.Password is { Length: > 0 } password && SecretStrength.IsKnownPassword(password))
        {
            _reader.Refuse(name, "its password is a well-known default");
        }

        return DatabasePool.Apply(_reader, connection.ConnectionString);
    }

    private CacheAddress? Cache()
    {
        var (name, text) = OneOf(SettingNames.CacheConnectionString, SettingNames.RedisUrl, required: false);
        if (text is null) return null;
        if (!CacheAddress.TryParse(text, out var address, out var problem))
        {
            _reader.Refuse(name, problem);
            return null;
        }

        if (_strict && address.Password is { Length: > 0 } password && SecretStrength.IsKnownPassword(password))
        {
            _reader.Refuse(name, "its password is a well-known default");
        }

        return address;
    }

    /// <summary>The Aspire name wins, because an AppHost sets it on purpose for this process.</summary>
    private (string Name, string? Value) OneOf(string aspireName, string plainName, bool required = true)
    {
        var problemsBefore = _reader.Problems.Count;
        if (_reader.Secret(aspireName) is { } connectionString) return (aspireName, connectionString);
        if (_reader.Secret(plainName) is { } url) return (plainName, url);
        if (required && _reader.Problems.Count == problemsBefore)
        {
            _reader.Refuse(plainName, $"missing (or set {aspireName})");
        }

        return (plainName, null);
    }

    private string? RootApiKey() => Strong(SettingNames.RootApiKey, RootApiKeyLength, value => value);

    /// <summary>openssl breaks 64 bytes of base64 over two lines; the break is no part of the secret.</summary>
    private string? JwtSecret(string name) => Strong(
        name, JwtSecretLength, value => string.Concat(value.Where(c => c is not ('\n' or '\r'))));

    /// <summary>
    /// What the secrets of webhooks rest under. Whoever reads a copy of the database could forge every message else.
    /// </summary>
    private string? WebhookEncryptionKey() =>
        Strong(SettingNames.WebhookEncryptionKey, EncryptionKeyLength, value => value);

    private string? Strong(string name, int minimumLength, Func<string, string> clean)
    {
        var problemsBefore = _reader.Problems.Count;
        var secret = _reader.Secret(name) is { } raw ? clean(raw) : null;
        if (!_strict || _reader.Problems.Count > problemsBefore) return secret;
        if (secret is null)
        {
            _reader.Refuse(name, $"missing; at least {minimumLength} random characters");
        }
        else if (SecretStrength.Weakness(secret, minimumLength, DistinctCharacters) is { } weakness)
        {
            _reader.Refuse(name, weakness);
        }

        return secret;
    }

    private List<IPAddress> AllowedAddresses() => Items(
        SettingNames.RootApiKeyAllowedIps, "not an IP address",
        item => IPAddress.TryParse(item, out var address) ? address : null);

    private List<IPNetwork> TrustedProxies() => Items(
        SettingNames.TrustedProxies, "not an IP address or a CIDR range", Network)
        .ConvertAll(network => network.Value);

    private static StrongBox<IPNetwork>? Network(string item)
    {
        if (IPNetwork.TryParse(item, out var network)) return new(network);
        return IPAddress.TryParse(item, out var address)
            ? new(new IPNetwork(address, address.GetAddressBytes().Length * 8))
            : null;
    }

    private List<T> Items<T>(string name, string rule, Func<string, T?> parse)
        where T : class
    {
        var items = new List<T>();
        foreach (var (index, text) in _reader.List(name).Index())
        {
            if (parse(text) is { } item) items.Add(item);
            else _reader.Refuse(name, $"item {index + 1} is {rule}");
        }

        return items;
    }

    private int? Port()
    {
        if (_reader.Text(SettingNames.Port) is not { } text) return null;
        if (int.TryParse(text, out var port) && port is > 0 and <= 65535) return port;
        _reader.Refuse(SettingNames.Port, "not a port number from 1 to 65535");
        return null;
    }
}
