using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.Payments;

public sealed class PayeeTests
{
    private static readonly BusinessDay Today = BusinessDay.Of(2026, 3, 10);
    private static readonly FourEyes Two = new(isSingleUser: false);
    private static readonly Payee Payee = RunExample.Payee;

    public static TheoryData<Payee, string> Wrong => new()
    {
        { Payee with { Name = "成都渠道" }, "payee.latin_name" },
        { Payee with { Account = "DE02120300000000202052" }, "payee.account" },
        { Payee with { Account = "de68" }, "payee.account" },
        { Payee with { Bank = "12345678" }, "payee.bank" },
        { Payee with { Town = "" }, "payee.town" },
        { Payee with { Town = "成都" }, "payee.town" },
        { Payee with { Country = "Germany" }, "payee.country" },
        { Payee with { AddressMode = AddressMode.Unspecified }, "payee.address_mode" },
        { Payee with { Lines = ["line"] }, "payee.lines" },
        { Payee with { AddressMode = AddressMode.Hybrid }, "payee.lines" },
        { Payee with { AddressMode = AddressMode.Hybrid, Street = "", Building = "", Lines = ["a", "b", "c"] }, "payee.lines" },
        { Payee with { AddressMode = AddressMode.Hybrid, Street = "", Building = "", Lines = ["成都"] }, "payee.lines[0]" },
        { Payee with { Name = new string('n', 141) }, "payee.name" },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Wrong))]
    public void SetPayee_ThatNoBankPays_IsRefused(Payee payee, string field) =>
        Assert.Equal(field, new SetPayee(payee, "why", null, null).Decide(new PayeeBook(), Today).Refusal?.Field);

    [Theory]
    [InlineData("", null, "REASON_EMPTY")]
    [InlineData("why", "7", "ETAG_MISMATCH")]
    public void SetPayee_WithoutAReasonOrOnAnother_IsRefused(string reason, string? etag, string refusal) =>
        Assert.Equal(refusal, new SetPayee(Payee, reason, null, etag).Decide(new PayeeBook(), Today).Refusal?.Reason);

    [Fact]
    public void Conditions_FromSetToPaid_FallAwayOneByOne()
    {
        var book = Set(new PayeeBook(), Payee, 5, Today);
        Assert.Equal([PayeeConditions.Unverified, PayeeConditions.New], Names(book, Today));
        Assert.Equal("SAME_PRINCIPAL", Verify(Payee).Decide(OnDay(book, Payee), book, "ann", Two).Refusal?.Reason);
        Assert.Equal("PAYEE_CHANGED", Verify(Payee with { Account = "DE89370400440532013000" }).Decide(OnDay(book, Payee), book, "bob", Two).Refusal?.Reason);
        Assert.Null(Verify(Payee).Decide(OnDay(book, Payee), book, "ann", new FourEyes(isSingleUser: true)).Refusal);

        book = book.With(Verify(Payee).Decide(OnDay(book, Payee), book, "bob", Two).Require(), 6, "bob", 0);
        Assert.Equal([PayeeConditions.New], Names(book, Today.AddDays(9)));
        Assert.Empty(Names(book, Today.AddDays(10)));
    }

    /// <summary>What was verified is the content: another one is to be verified again, and the same one set again is not new.</summary>
    [Fact]
    public void Conditions_OfAnotherContent_AreThereAgain()
    {
        var book = Set(new PayeeBook(), Payee, 5, Today);
        book = book.With(Verify(Payee).Decide(OnDay(book, Payee), book, "bob", Two).Require(), 6, "bob", 0);
        var later = Today.AddDays(20);

        Assert.Empty(Names(Set(book, Payee, 7, later), later));
        Assert.Equal([PayeeConditions.Unverified, PayeeConditions.New], Names(Set(book, Payee with { Building = "3" }, 7, later), later, Payee with { Building = "3" }));
    }

    [Fact]
    public void Conditions_OfAnAccountOfOthers_AreThereUntilTheyAreNamed()
    {
        var book = Set(new PayeeBook(), Payee, 5, Today.AddDays(-30));
        book = book.With(Verify(Payee).Decide(OnDay(book, Payee), book, "bob", Two).Require(), 6, "bob", 0);
        Assert.Equal([PayeeConditions.Shared], Names(book, Today, Payee, "store-2"));

        book = book.With(Verify(Payee, "store-3", "store-2").Decide(OnDay(book, Payee), book, "bob", Two).Require(), 7, "bob", 0);
        Assert.Empty(Names(book, Today, Payee, "store-2"));
        Assert.Equal([PayeeConditions.Shared], Names(book, Today, Payee, "store-2", "store-4"));
    }

    [Fact]
    public void HashOf_Payees_TellsFieldsApart()
    {
        Assert.NotEqual(PayeeContent.HashOf(Payee with { Street = "ab", Building = "c" }), PayeeContent.HashOf(Payee with { Street = "a", Building = "bc" }));
        Assert.Equal(PayeeContent.HashOf(Payee), PayeeContent.HashOf(Payee with { Lines = [] }));
    }

    private static PayeeBook Set(PayeeBook book, Payee payee, long version, BusinessDay day) => book.With(new SetPayee(payee, "why", null, null).Decide(book, day).Require(), version, "ann", 0);

    private static VerifyPayee Verify(Payee payee, params string[] shared) => new(Convert.ToHexStringLower(PayeeContent.HashOf(payee)), "by phone", [.. shared]);

    private static PayeeOnDay OnDay(PayeeBook book, Payee payee) => new(payee, PayeeOrigin.Set, book.SetHash, book.SetDay, [book.SetBy]);

    private static IEnumerable<string> Names(PayeeBook book, BusinessDay today, Payee? payee = null, params string[] others) =>
        PayeeConditions.Of(OnDay(book, payee ?? Payee), book, others, today, PayeeConditions.DefaultQuietDays).Select(condition => condition.Name);
}
