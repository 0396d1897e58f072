using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Core.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    private static readonly WebhookId Id = new(Guid.Parse("0193f1a0-0000-4000-8000-000000000001"));

    /// <summary>The example that implementations of Standard Webhooks are tested with.</summary>
    [Fact]
    public void Signature_OfThePublishedExample_IsThePublishedOne()
    {
        var secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        var signature = WebhookSignature.Of(
            [secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, Encoding.UTF8.GetBytes("""{"test": 2432232314}"""));

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [Fact]
    public void Secret_SealedWithAKey_IsHiddenAndBoundToItsWebhook()
    {
        var vault = new WebhookSecretVault(new WebhookOptions { EncryptionKey = "a key of the deployment" });
        var secret = WebhookSecretVault.Create();

        var hidden = vault.Seal(Id, secret);

        Assert.Equal(secret, vault.Open(Id, hidden));
        Assert.Equal(-1, hidden.AsSpan().IndexOf(secret));
        Assert.NotEqual(hidden, vault.Seal(Id, secret));
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(new WebhookId(Guid.Empty), hidden));
        var other = new WebhookSecretVault(new WebhookOptions { EncryptionKey = "another key" });
        Assert.ThrowsAny<CryptographicException>(() => other.Open(Id, hidden));
        Assert.ThrowsAny<CryptographicException>(() => new WebhookSecretVault(new WebhookOptions()).Open(Id, hidden));
    }

    [Fact]
    public void Secret_StoredBeforeThereWasAKey_IsStillRead()
    {
        var secret = WebhookSecretVault.Create();
        var plain = new WebhookSecretVault(new WebhookOptions()).Seal(Id, secret);

        var vault = new WebhookSecretVault(new WebhookOptions { EncryptionKey = "a key of the deployment" });

        Assert.Equal(secret, vault.Open(Id, plain));
    }
}
