using EscrowGrid.Admin.Texts;
using Microsoft.AspNetCore.Http;

namespace EscrowGrid.Admin.Tests.Texts;

/// <summary>Why something cannot be done is said in the visitor's words.</summary>
public sealed class WhyNotTests
{
    [Theory]
    [InlineData(
        "An escrow that is DELIVERED does not become CANCELLED by this",
        "Not from “Delivered” to “Cancelled”",
        "“ডেলিভারি হয়েছে” থেকে “বাতিল” হয় না")]
    [InlineData("Only BUYER, SELLER may", "Only: Buyer, Seller", "শুধু: ক্রেতা, বিক্রেতা")]
    [InlineData(
        "Its money is on its way out already", "Its money is on its way out already", "এর টাকা ইতিমধ্যে বেরোচ্ছে")]
    [InlineData("Something of a later release", "Something of a later release", "Something of a later release")]
    public void Reason_OfTheApi_IsSaidInTheVisitorsWords(string reason, string english, string bengali) =>
        Assert.Equal((english, bengali), (WhyNot.Say(In("en"), reason), WhyNot.Say(In("bn"), reason)));

    private static Text In(string language)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = $"{Preferences.LanguageCookie}={language}";
        return new Text(new Catalogue(), new Preferences(new HttpContextAccessor { HttpContext = context }));
    }
}
