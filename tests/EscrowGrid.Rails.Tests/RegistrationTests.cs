using EscrowGrid.Core.Payments;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.StandIns.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.Rails.Tests;

/// <summary>The rails in a service: those that are configured, by their own rules of repeating.</summary>
public sealed class RegistrationTests
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    [Fact]
    public async Task Rails_ThatAreConfigured_AreThereWithTheirWebhooks()
    {
        await using var rails = await RailsUnderTest.StartAsync();

        Rail[] both = [Rail.Stripe, Rail.UsdcBase];
        Assert.Equal(both, rails.Services.GetServices<IPaymentRail>().Select(rail => rail.Rail).Order());
        Assert.Equal(both, rails.Services.GetServices<IWebhookReader>().Select(reader => reader.Rail).Order());
    }

    [Fact]
    public async Task Rails_WithoutSettings_AreNone()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Environment.EnvironmentName = "Development";
        builder.AddPaymentRails(builder.AddServiceDefaults(ServiceRole.Api));
        await using var app = builder.Build();

        Assert.Empty(app.Services.GetServices<IPaymentRail>());
        Assert.Empty(app.Services.GetServices<IWebhookReader>());
    }

    [Fact]
    public async Task Call_ThatMayBeRepeated_IsSentFourTimesAfterOneTwoAndFourSeconds()
    {
        await using var rails = await RailsUnderTest.StartAsync();
        var paid = await PaidEscrow.ByCardAsync(rails);
        rails.Server.Faults.Add("stripe.transfers.create", FaultKind.ErrorBefore, times: 100);

        await rails.Stripe.PayOutAsync(paid.Transfer(), default);

        Assert.Equal(4, rails.Server.Faults.Asked("stripe.transfers.create"));
        Assert.Equal(Pauses, rails.Time.Pauses.Where(pause => Pauses.Contains(pause)));
    }

    /// <summary>What a custodian does with the same transfer twice is not known of every one.</summary>
    [Theory]
    [InlineData(FaultKind.ErrorBefore)]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.TooMany)]
    public async Task Transfer_OfTheCustodian_IsSentOnce(FaultKind kind)
    {
        await using var rails = await RailsUnderTest.StartAsync();
        var paid = await PaidEscrow.ByCoinsAsync(rails);
        rails.Server.Faults.Add("custodian.transfers.create", kind, times: 100);

        await rails.Custodian.PayOutAsync(paid.Transfer(), default);

        Assert.Equal(1, rails.Server.Faults.Asked("custodian.transfers.create"));
    }

    [Fact]
    public async Task Provider_ThatAsksForAnHour_IsNotWaitedFor()
    {
        await using var rails = await RailsUnderTest.StartAsync();
        var paid = await PaidEscrow.ByCardAsync(rails);
        rails.Server.Faults.Add("stripe.transfers.create", FaultKind.TooManyForLong, times: 100);

        await rails.Stripe.PayOutAsync(paid.Transfer(), default);

        Assert.Equal(1, rails.Server.Faults.Asked("stripe.transfers.create"));
    }
}
