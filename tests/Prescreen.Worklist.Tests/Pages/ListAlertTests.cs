using Prescreen.Evaluation;
using Prescreen.Worklist.Pages.List;
using Prescreen.Worklist.Reading;
using Prescreen.Worklist.Tests.Pages.Candidate;
using Prescreen.Worklist.Tests.Support;

namespace Prescreen.Worklist.Tests.Pages;

public sealed class ListAlertTests
{
    [Theory]
    [InlineData("en", "The record now speaks against this decision.", "Now met, though dismissed against: Platelet")]
    [InlineData("zh", "病历现与此决定相悖。", "曾因此项被排除，病历现已满足：Platelet")]
    public async Task Row_NowMetThoughDismissedAgainst_SaysSo(string language, string alert, string criterion)
    {
        var head = Heads.Dismissed(Outcome.Unknown, ("I9.platelets", Outcome.Met));
        var row = new ListRow
        {
            Id = "s1",
            Name = "Anna Berg",
            Detail = "",
            Status = head.Status,
            IsAlert = Attention.IsAlert(head),
            Favoured = Attention.Favoured(head),
            Summary = head.Summary,
            ChangedAt = head.ChangedAt,
        };

        var page = await Sample.RenderAsync<ListPage>(new ListModel
        {
            Frame = Sample.Frame(language),
            Study = "cea-car-t",
            Title = "Trial",
            Filter = new ListFilter(),
            Rows = [row],
            Total = 1,
            Pages = 1,
            Labels = new CriterionLabels(Trials.Cea),
            Site = TimeZoneInfo.Utc,
            Now = head.ChangedAt,
        });

        var said = page.QuerySelectorAll("tr.is-alert ul.next li").Select(item => item.TextContent).ToList();
        said.Count.ShouldBe(2);
        said[0].ShouldBe(alert);
        said[1].ShouldStartWith(criterion);
    }
}
