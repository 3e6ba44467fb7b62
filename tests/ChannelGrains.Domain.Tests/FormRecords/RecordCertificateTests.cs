using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Forms;
using Xunit;

namespace ChannelGrains.Domain.Tests.FormRecords;

public sealed class RecordCertificateTests
{
    private static readonly Form Test = Recording.Form with { Kind = FormKind.Test, PassScore = 75, ValidityDays = 365 };
    private static readonly BusinessDay Day = BusinessDay.Of(2026, 3, 7);

    [Fact]
    public void Submit_APassedTest_IssuesACertificate()
    {
        var book = new RecordBook();
        Assert.Equal(new CertificateIssue("check", 7, Day, Day.AddDays(365)), Submit(book, Test, 7, floor: true, shelves: 5).Certificate);
        Assert.Equal(new CertificateIssue("check", 7, Day, null), Submit(book, Test with { ValidityDays = 0 }, 7, floor: true, shelves: 5).Certificate);
    }

    /// <summary>Weights are 1, 2 and 1: shelves 3 of 1 to 5 give half of 2, which is 3 of 4, 75; shelves 2 give 2.5 of 4.</summary>
    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void Submit_ByItsScore_PassesFromThePassScoreOn(int shelves, bool isIssued) => Assert.Equal(isIssued, Submit(new(), Test, 7, floor: true, shelves).Certificate is not null);

    [Fact]
    public void Submit_WhatIsNoPassedTestOfSomebody_IssuesNothing()
    {
        Assert.Null(Submit(new(), Test, null, floor: true, shelves: 5).Certificate);
        Assert.Null(Submit(new(), Recording.Form, 7, floor: true, shelves: 5).Certificate);
        Assert.Null(Submit(new(), Test, 7, floor: false, shelves: 1).Certificate);
        var nothing = Test with { Items = [Test.Items[2]], PassScore = null };
        Assert.Null(Submit(new(), nothing, 7, new AnswerSetting("fresh") { DoesNotApply = true }).Certificate);
    }

    [Fact]
    public void Amend_ARecordOfATest_IssuesByWhatItBecomes()
    {
        var submitted = Submit(new(), Test, 7, floor: false, shelves: 1);
        Assert.Null(submitted.Certificate);
        var passes = Amend(submitted, new AnswerSetting("floor") { Yes = true }, new AnswerSetting("shelves") { Scale = 5 });
        Assert.Equal(new CertificateIssue("check", 7, Day, Day.AddDays(365)), passes.Certificate);
        Assert.Null(Amend(Submit(new(), Test, 7, floor: true, shelves: 5), new AnswerSetting("fresh") { Yes = false }).Certificate);
    }

    private static RecordSubmitted Submit(RecordBook book, Form form, ulong? person, bool floor, int shelves) => Submit(book, form, person, Recording.Answers(floor, shelves, true));

    private static RecordSubmitted Submit(RecordBook book, Form form, ulong? person, params AnswerSetting[] answers)
    {
        var record = new SubmitRecord(Recording.Setting("r", answers: answers)).Read("trainer", person, Recording.Now).Require();
        return SubmitRecord.Decide(record, Recording.Lookups() with { Form = form }, book, Recording.Timeline, Recording.Now).Require();
    }

    private static RecordAmended Amend(RecordSubmitted submitted, params AnswerSetting[] answers)
    {
        var command = new AmendRecord("r", answers, "a slip");
        return command.Decide(command.Read().Require(), submitted, submitted.Record.Answers, 0, Test, [], new(), Recording.Now).Require();
    }
}
