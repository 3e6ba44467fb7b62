using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Domain.Tests.FormRecords;
using Xunit;

namespace ChannelGrains.Domain.Tests.Surveys;

public sealed class InviteSurveyTests
{
    private static readonly InviteSurvey Command = new("0123456789abcdef0123", "asked", "member-7", "", "sms", "order 9", 0);

    [Fact]
    public void Decide_AnInvitation_IsGoodForTheDaysThatAreSaidOrFourteen()
    {
        Assert.Equal(
            new SurveyInvited("0123456789abcdef0123", "asked", 1, SurveySubject.Partner, "", "sms", "order 9", 7, Recording.Now, BusinessDay.Of(2026, 3, 7), Recording.Now + (14 * Surveying.Day)),
            Decide(Command).Require());
        Assert.Equal(Recording.Now + (3 * Surveying.Day), Decide(Command with { ValidDays = 3 }).Require().ExpiresAtMicros);
    }

    [Theory]
    [InlineData("", "member-7", 0, "INVALID_ID", "form_id")]
    [InlineData("asked", " ", 0, "CUSTOMER_EMPTY", "customer_id")]
    [InlineData("asked", "member-7", -1, "VALID_DAYS", "valid_days")]
    [InlineData("asked", "member-7", 91, "VALID_DAYS", "valid_days")]
    public void Check_WhatCannotBe_IsRefusedNamingTheField(string form, string customer, int days, string reason, string field)
    {
        var refusal = (Command with { FormId = form, CustomerId = customer, ValidDays = days }).Check();

        Assert.Equal((reason, field), (refusal?.Reason, refusal?.Field));
    }

    [Fact]
    public void Check_ATooLongName_IsRefused() => Assert.Equal("TEXT_TOO_LONG", (Command with { Reference = new string('x', 65) }).Check()?.Reason);

    [Fact]
    public void Decide_AFormThatNobodyCanAnswerByALink_IsRefused()
    {
        Assert.Equal("FORM_NOT_FOUND", new InviteSurvey("", "none", "c", "", "", "", 0).Decide(null, 7, null, new(), Recording.Timeline, Recording.Now).Refusal?.Reason);
        Assert.Equal("FORM_KIND", Decide(Command, Recording.Form).Refusal?.Reason);
        var photo = Surveying.Form with { Items = [.. Surveying.Form.Items, new FormItem("front", ItemKind.Photo, LocalText.Empty)] };
        Assert.Equal("FORM_PHOTO", Decide(Command, photo).Refusal?.Reason);
        var red = Surveying.Form with { Items = [Surveying.Form.Items[0] with { IsRedLine = true }] };
        Assert.Equal("FORM_RED_LINE", Decide(Command, red).Refusal?.Reason);
    }

    [Fact]
    public void Decide_ACustomerWhoWasInvitedLately_IsRefusedUntilNinetyDaysLater()
    {
        var refusal = Decide(Command, before: Recording.Now - (90 * Surveying.Day) + 1).Refusal;

        Assert.Equal(("COOL_DOWN", "2026-03-07T12:00:00Z"), (refusal?.Reason, refusal?.Metadata?["again_at"]));
        Decide(Command, before: Recording.Now - (90 * Surveying.Day)).Require();
    }

    [Fact]
    public void Decide_TheFiftyFirstSurvey_IsRefusedButNotAnotherInvitationToAKnownOne()
    {
        var book = new SurveyBook();
        foreach (var number in Enumerable.Range(0, 50))
            book.Apply(Surveying.Invited() with { FormId = number == 0 ? "asked" : $"form-{number}" });

        Decide(Command, book: book).Require();
        Assert.Equal("SURVEYS_FULL", Decide(Command, Surveying.Of(SurveySubject.Company), book: book).Refusal?.Reason);
    }

    private static Outcome<SurveyInvited> Decide(InviteSurvey command, Form? form = null, long? before = null, SurveyBook? book = null) =>
        command.Decide(form ?? Surveying.Form, 7, before, book ?? new(), Recording.Timeline, Recording.Now);
}
