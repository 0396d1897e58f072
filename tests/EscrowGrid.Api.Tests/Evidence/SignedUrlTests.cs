namespace EscrowGrid.Api.Tests.Evidence;

/// <summary>The measure of the signatures, by the example that AWS publishes.</summary>
public sealed class SignedUrlTests
{
    [Fact]
    public void Signature_OfThePublishedExample_IsThePublishedOne()
    {
        var url = new Uri(
            "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host");

        // Both keys are those of the example; they open nothing.
        var signature = SignedUrl.Compute(
            "GET", url, new Dictionary<string, string>(), "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

        Assert.Equal("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404", signature);
    }
}
