using Azure.Core;
using Azure.Identity;
using Prescreen.Screening.Hosting;

namespace Prescreen.Screening.Tests.Hosting;

public sealed class AzureTokensTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Token_WhileGood_IsAskedForOnce()
    {
        var credential = new FakeCredential(Now.AddHours(1));
        using var tokens = new AzureTokens(credential, "https://fhir.example/.default", new Clock());

        var first = await tokens.GetAsync(null, TestContext.Current.CancellationToken);
        var second = await tokens.GetAsync(null, TestContext.Current.CancellationToken);

        second.Value.Value.ShouldBe(first.Value.Value);
        credential.Asked.ShouldBe(["https://fhir.example/.default"]);
    }

    [Fact]
    public async Task Token_TheServerRefused_IsFetchedAnew()
    {
        using var tokens = new AzureTokens(new FakeCredential(Now.AddHours(1)), "s", new Clock());
        var first = await tokens.GetAsync(null, TestContext.Current.CancellationToken);

        var second = await tokens.GetAsync(first.Value.Value, TestContext.Current.CancellationToken);

        second.Value.Value.ShouldNotBe(first.Value.Value);
    }

    [Fact]
    public async Task Token_AboutToEnd_IsRenewed()
    {
        var credential = new FakeCredential(Now.AddMinutes(1));
        using var tokens = new AzureTokens(credential, "s", new Clock());
        await tokens.GetAsync(null, TestContext.Current.CancellationToken);

        await tokens.GetAsync(null, TestContext.Current.CancellationToken);

        credential.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Token_WithoutAnIdentity_IsAProblemThatSaysWhatToDo()
    {
        using var tokens = new AzureTokens(new FakeCredential(Now) { Failure = new CredentialUnavailableException("tenant secret") }, "s", new Clock());

        var problem = (await tokens.GetAsync(null, TestContext.Current.CancellationToken)).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe("APP-050");
        problem.Text.ShouldNotContain("secret");
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class FakeCredential(DateTimeOffset ends) : TokenCredential
    {
        public List<string> Asked { get; } = [];

        public Exception? Failure { get; init; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked.AddRange(requestContext.Scopes);
            return Failure is null ? new AccessToken($"token {Asked.Count}", ends) : throw Failure;
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
            => ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
