using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Configuration;

public sealed class SecretFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void JwtSecretFile_FromOpenssl_LosesItsLineBreaks()
    {
        File.WriteAllText(_file, SettingsCase.StrongJwt.Insert(64, "\n") + "\r\n");
        var variables = SettingsCase.ProductionApi();
        variables.Remove("JWT_SECRET");
        variables["JWT_SECRET_FILE"] = _file;

        var settings = SettingsCase.Load(ServiceRole.Api, "Production", variables);

        Assert.Equal(SettingsCase.StrongJwt, settings.People.JwtSecret);
    }

    [Theory]
    [InlineData("DATABASE_URL", "postgres://u:q3v8Zt1LxW0p@h/d\n")]
    [InlineData("REDIS_URL", "redis://default:q3v8Zt1LxW0p@h\n")]
    [InlineData("ROOT_API_KEY", SettingsCase.StrongRootKey + "\n")]
    [InlineData("ConnectionStrings__escrowdb", "Host=h;Database=d;Password=q3v8Zt1LxW0p\n")]
    [InlineData("ConnectionStrings__cache", "h:6379,password=q3v8Zt1LxW0p\n")]
    public void SecretFile_WithTrailingNewline_IsRead(string name, string content)
    {
        File.WriteAllText(_file, content);
        var variables = SettingsCase.ProductionApi();
        variables.Remove(name);
        variables[name + "_FILE"] = _file;

        Assert.Empty(SettingsCase.Problems(ServiceRole.Api, "Production", variables));
    }

    [Fact]
    public void SecretFile_BesideTheSecretItself_IsRefused()
    {
        File.WriteAllText(_file, SettingsCase.StrongRootKey);
        var variables = SettingsCase.ProductionApi();
        variables["ROOT_API_KEY_FILE"] = _file;

        var problem = Assert.Single(SettingsCase.Problems(ServiceRole.Api, "Production", variables));

        Assert.Equal("ROOT_API_KEY: set together with ROOT_API_KEY_FILE; keep one of them", problem);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SecretFile_EmptyOrMissing_IsRefusedByItsName(bool exists)
    {
        if (!exists) File.Delete(_file);
        var variables = SettingsCase.ProductionApi();
        variables.Remove("ROOT_API_KEY");
        variables["ROOT_API_KEY_FILE"] = _file;

        var problem = Assert.Single(SettingsCase.Problems(ServiceRole.Api, "Production", variables));

        Assert.StartsWith("ROOT_API_KEY_FILE: the file ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void WeakSecret_FromAFile_IsRefused()
    {
        File.WriteAllText(_file, "weak");
        var variables = SettingsCase.ProductionApi();
        variables.Remove("ROOT_API_KEY");
        variables["ROOT_API_KEY_FILE"] = _file;

        Assert.Single(SettingsCase.Problems(ServiceRole.Api, "Production", variables));
    }
}
