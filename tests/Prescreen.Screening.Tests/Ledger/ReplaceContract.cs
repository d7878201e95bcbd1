using System.Text;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Ledger;

/// <summary>What every store must do where several instances want to put the same value.</summary>
public abstract class ReplaceContract(IStorePlace place) : StoreContract(place)
{
    private ISettingStore Kept => Store.Kept;

    [Fact]
    public async Task Replace_NothingExpected_PutsOnlyTheFirst()
    {
        (await ReplaceAsync("", "one")).ShouldBeTrue();
        (await ReplaceAsync("", "two")).ShouldBeFalse();

        (await ValueAsync()).ShouldBe("one");
    }

    [Fact]
    public async Task Replace_AnotherValueThanExpected_ChangesNothing()
    {
        await ReplaceAsync("", "one");

        (await ReplaceAsync("other", "two")).ShouldBeFalse();
        (await ReplaceAsync("one", "two")).ShouldBeTrue();
        (await ReplaceAsync("one", "three")).ShouldBeFalse();

        (await ValueAsync()).ShouldBe("two");
    }

    [Fact]
    public async Task Replace_NothingThereButSomethingExpected_PutsNothing()
    {
        (await ReplaceAsync("one", "two")).ShouldBeFalse();

        (await ValueAsync()).ShouldBe("");
    }

    [Fact]
    public async Task Replace_ManyAtOnce_OneIsPut()
    {
        var done = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => ReplaceAsync("", $"{number}"))));

        done.Count(isPut => isPut).ShouldBe(1);
        (await ValueAsync()).ShouldBe($"{Array.IndexOf(done, true)}");
    }

    private async Task<bool> ReplaceAsync(string expected, string value) => (await Kept.ReplaceAsync("name", Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(value), Ct)).Value;

    private async Task<string> ValueAsync() => Encoding.UTF8.GetString((await Kept.GetAsync("name", Ct)).Value.Value.Span);
}
