using System.Security.Cryptography;
using System.Text;
using Prescreen.Fhir.Subscriptions;

namespace Prescreen.Fhir.Tests.Subscriptions;

public sealed class NotificationGuardTests
{
    private static readonly byte[] Body = "{}"u8.ToArray();
    private readonly NotificationGuard guard = new(["new", "old", ""]);

    [Theory]
    [InlineData("new", true)]
    [InlineData("old", true)]
    [InlineData("other", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Accepts_SecretInHeader(string? secret, bool isAccepted)
        => guard.Accepts(name => name is "X-Prescreen-Secret" ? secret : null, Body).ShouldBe(isAccepted);

    [Theory]
    [InlineData("new", "", true)]
    [InlineData("old", "sha256=", true)]
    [InlineData("other", "", false)]
    public void Accepts_SignedBody(string secret, string prefix, bool isAccepted)
    {
        string signature = prefix + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Body));

        guard.Accepts(name => name is "X-Signature" ? signature : null, Body).ShouldBe(isAccepted);
        guard.Accepts(name => name is "X-Signature" ? signature : null, "{ }"u8).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void Accepts_SignatureThatIsNone_EvenWithAGoodHeader_IsFalse(string signature)
        => guard.Accepts(name => name is "X-Signature" ? signature : "new", Body).ShouldBeFalse();

    [Fact]
    public void Accepts_NoLiveSecrets_IsFalse()
        => new NotificationGuard([""]).Accepts(_ => "", Body).ShouldBeFalse();
}
