using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Tests.FormRecords;
using Xunit;

namespace ChannelGrains.Domain.Tests.Surveys;

/// <summary>What is said in a survey, from the bad answer to the one that says that what was decided helped.</summary>
public sealed class SaidFindingTests
{
    private static readonly BusinessDay Today = BusinessDay.Of(2026, 3, 7);

    private readonly RecordBook _book = new();

    [Fact]
    public void Apply_ABadAnswer_IsOneFindingHoweverManySayIt()
    {
        Surveying.Take(_book, "s-1", 2, 0);
        Surveying.Take(_book, "s-2", 1, 1);

        var finding = Assert.Single(_book.Open);
        Assert.Equal(("s-1", "s-2", 2, "survey:s-1:overall"), (finding.RecordId, finding.LastRecordId, finding.TimesFailed, finding.ActionCause));
    }

    [Fact]
    public void Apply_AGoodAnswer_ClosesNothingBeforeTheDayOfCheck()
    {
        Surveying.Take(_book, "s-1", 2, 0);
        Surveying.Take(_book, "s-2", 5, 1);
        Assert.Single(_book.Open);

        Decide(checkOn: 5);
        Surveying.Take(_book, "s-3", 5, 4);
        Assert.Single(_book.Open);

        Surveying.Take(_book, "s-4", 5, 5);
        Assert.Empty(_book.Open);
    }

    [Fact]
    public void Apply_ABadAnswerOnTheDayOfCheck_OpensTheFindingAgainUndecided()
    {
        Surveying.Take(_book, "s-1", 2, 0);
        Decide(checkOn: 5);
        Surveying.Take(_book, "s-2", 2, 4);
        Assert.NotNull(Assert.Single(_book.Open).Decided);

        Surveying.Take(_book, "s-3", 2, 5);
        Assert.Equal((null, 3), (Assert.Single(_book.Open).Decided, _book.Open.First().TimesFailed));
        // A good one does not help either, until something else is decided.
        Surveying.Take(_book, "s-4", 5, 6);
        Assert.Single(_book.Open);
        Decide(checkOn: 7);
        Surveying.Take(_book, "s-5", 4, 7);
        Assert.Empty(_book.Open);
    }

    [Fact]
    public void Amend_TheAnswerOfSomebodyWhoWasAsked_IsRefused()
    {
        var submitted = Surveying.Take(_book, "s-1", 2, 0) with { Survey = Surveying.Answer(2, null) };
        var command = new AmendRecord("s-1", [new("overall") { Scale = 5 }], "it looks better");

        var refusal = command.Decide(command.Read().Require(), submitted, submitted.Record.Answers, 0, Surveying.Form, [], _book, Recording.Now).Refusal;

        Assert.Equal("SURVEY_ANSWER", refusal?.Reason);
    }

    private void Decide(int checkOn) => _book.Apply(new DecideFinding("s-1", "overall", "late", "earlier", Today.AddDays(checkOn).ToString()).Decide(_book, "ann", Today).Require());
}
