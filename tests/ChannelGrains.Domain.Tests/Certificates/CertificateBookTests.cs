using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using Xunit;

namespace ChannelGrains.Domain.Tests.Certificates;

public sealed class CertificateBookTests
{
    private static readonly BusinessDay Day = BusinessDay.Of(2026, 3, 7);

    [Fact]
    public void Book_OfAChangedRecord_WithdrawsAndIssuesAgain()
    {
        var book = new CertificateBook();
        book.Issue("r", Issue(1), 2);
        book.Withdraw("r", 3);
        Assert.Equal((CertificateState.Withdrawn, 3L), (book.Find("r")!.StateOn(Day, 0), book.Find("r")!.Version));
        Assert.Empty(book.CountsOn(Day, 0));
        book.Issue("r", Issue(1), 4);
        Assert.Equal([new CodeCount("test", 1)], book.CountsOn(Day, 0));
        book.Withdraw("unknown", 5);
        Assert.Single(book.All);
    }

    [Fact]
    public void Book_OfARevokedOne_KeepsItRevokedWhateverTheRecordBecomes()
    {
        var book = new CertificateBook();
        book.Issue("r", Issue(1), 2);
        book.Apply(new RevokeCertificate("r", "copied").Decide(book, Day).Require(), 3);
        book.Issue("r", Issue(1), 4);
        Assert.Equal(CertificateState.Revoked, book.Find("r")!.StateOn(Day, 0));
        Assert.Equal(CertificateState.Valid, book.Find("r")!.StateOn(Day.AddDays(-1), 0));
        Assert.Empty(book.CountsOn(Day, 0));
    }

    [Fact]
    public void Counts_OfADay_AreOfPersons()
    {
        var book = new CertificateBook();
        book.Issue("a", Issue(1), 2);
        book.Issue("b", Issue(1), 3);
        book.Issue("c", Issue(2) with { ExpiresOn = Day.AddDays(3) }, 4);
        book.Issue("d", Issue(3) with { Code = "other", IssuedOn = Day.AddDays(1) }, 5);
        Assert.Equal([new CodeCount("test", 2)], book.CountsOn(Day, 0));
        Assert.Equal([new CodeCount("other", 1), new CodeCount("test", 1)], book.CountsOn(Day.AddDays(4), 0));
        Assert.Equal([new CodeCount("other", 1), new CodeCount("test", 2)], book.CountsOn(Day.AddDays(4), 1));
    }

    [Theory]
    [InlineData(0, 0, CertificateState.Valid)]
    [InlineData(10, 0, CertificateState.Valid)]
    [InlineData(11, 0, CertificateState.Lapsed)]
    [InlineData(11, 5, CertificateState.Grace)]
    [InlineData(15, 5, CertificateState.Grace)]
    [InlineData(16, 5, CertificateState.Lapsed)]
    public void State_AfterItsLastDay_IsGraceThenLapsed(int daysLater, int graceDays, CertificateState state) =>
        Assert.Equal(state, new Certificate("r", Issue(1) with { ExpiresOn = Day.AddDays(10) }, 2).StateOn(Day.AddDays(daysLater), graceDays));

    [Fact]
    public void Book_ThatIsFull_ForgetsTheOneThatEndedFirst()
    {
        var book = new CertificateBook();
        for (var number = 0; number < CertificateLimits.MaxCertificates; number++)
            book.Issue($"r{number:0000}", Issue((ulong)number) with { ExpiresOn = number == 7 ? Day : Day.AddDays(900) }, number);
        Assert.Null(book.CheckRoom("another", null, Day));
        Assert.Null(book.CheckRoom("r0003", Issue(1), Day));
        Assert.Equal("CERTIFICATES_FULL", book.CheckRoom("another", Issue(1), Day.AddDays(CertificateLimits.MaxGraceDays))!.Reason);
        Assert.Null(book.CheckRoom("another", Issue(1), Day.AddDays(CertificateLimits.MaxGraceDays + 1)));
        book.Issue("another", Issue(1), 1);
        Assert.Equal((CertificateLimits.MaxCertificates, true, true), (book.All.Count, book.Find("r0007") is null, book.Find("another") is not null));
    }

    [Fact]
    public void Revoke_OfWhatIsNone_IsRefused()
    {
        var book = new CertificateBook();
        book.Issue("r", Issue(1), 2);
        book.Issue("w", Issue(1), 2);
        book.Withdraw("w", 3);
        Assert.Equal("INVALID_ID", new RevokeCertificate("", "x").Decide(book, Day).Refusal!.Reason);
        Assert.Equal("REASON_EMPTY", new RevokeCertificate("r", " ").Decide(book, Day).Refusal!.Reason);
        Assert.Equal("TEXT_TOO_LONG", new RevokeCertificate("r", new string('x', 1_025)).Decide(book, Day).Refusal!.Reason);
        Assert.Equal("CERTIFICATE_NOT_FOUND", new RevokeCertificate("q", "x").Decide(book, Day).Refusal!.Reason);
        Assert.Equal("CERTIFICATE_NOT_FOUND", new RevokeCertificate("r", "x").Decide(null, Day).Refusal!.Reason);
        Assert.Equal("CERTIFICATE_STATE", new RevokeCertificate("w", "x").Decide(book, Day).Refusal!.Reason);
        book.Apply(new RevokeCertificate("r", "x").Decide(book, Day).Require(), 4);
        Assert.Equal("CERTIFICATE_STATE", new RevokeCertificate("r", "x").Decide(book, Day).Refusal!.Reason);
    }

    private static CertificateIssue Issue(ulong person) => new("test", person, Day, null);
}
