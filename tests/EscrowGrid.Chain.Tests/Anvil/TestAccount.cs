using System.Security.Cryptography;
using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Chain.Evm.Signing;

namespace EscrowGrid.Chain.Tests.Anvil;

/// <summary>A new account with money on a local chain.</summary>
internal sealed class TestAccount : IDisposable
{
    private const string TenThousandEther = "0x21e19e0c9bab2400000";

    private TestAccount(string secret)
    {
        Secret = secret;
        Assert.True(EthereumKey.TryParse(secret, out var key));
        Key = key!;
    }

    public string Secret { get; }

    public EthereumKey Key { get; }

    public Address Address => Key.Address;

    public static async Task<TestAccount> CreateAsync(AnvilNode node)
    {
        var account = new TestAccount(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(EthereumKey.Bytes)));
        await node.CallAsync("anvil_setBalance", account.Address.ToString(), TenThousandEther);
        return account;
    }

    /// <summary>Signs and sends a transaction of its own, past the mirror, and waits for nothing.</summary>
    public async Task<string> SendAsync(AnvilNode node, Address? to, byte[] data, long? nonce = null)
    {
        var next = await node.CallAsync("eth_getTransactionCount", Address.ToString(), "pending");
        var chain = Hex.Whole((await node.CallAsync("eth_chainId")).GetString()!);
        var transaction = new FeeMarketTransaction(
            chain, nonce ?? Hex.Whole(next.GetString()!), 1_000_000_000, 100_000_000_000, 3_000_000, to, data);
        var raw = Hex.Of(transaction.Sign(Key));
        return (await node.CallAsync("eth_sendRawTransaction", raw)).GetString()!;
    }

    public void Dispose() => Key.Dispose();
}
