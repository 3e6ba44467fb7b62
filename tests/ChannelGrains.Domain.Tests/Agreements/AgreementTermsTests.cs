using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Money;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Agreements;

public sealed class AgreementTermsTests
{
    private static readonly Payee Payee = Agreed.Terms.Payment.Payee!;

    public static TheoryData<string, string, AgreementTerms> Wrong => new()
    {
        { "TERMS_INCOMPLETE", "terms.title", Agreed.Terms with { Title = "" } },
        { "TEXT_TOO_LONG", "terms.title", Agreed.Terms with { Title = new string('x', 201) } },
        { "CURRENCY_NOT_PROGRAMMES", "terms", Agreed.Terms with { CurrencyCode = "EUR" } },
        { "TERMS_INCOMPLETE", "terms.commission.base", With(it => it with { Base = CommissionBase.Unspecified }) },
        { "TERMS_INCOMPLETE", "terms.commission.mode", With(it => it with { Mode = (BracketMode)9 }) },
        { "TERMS_INCOMPLETE", "terms.commission.period", With(it => it with { Period = CommissionPeriod.Unspecified }) },
        { "TERMS_INCOMPLETE", "terms.commission.negative_base", With(it => it with { NegativeBase = (NegativeBase)9 }) },
        { "BRACKETS", "terms.commission.brackets", With(it => it with { Brackets = [] }) },
        { "BRACKETS", "terms.commission.brackets", With(it => it with { Brackets = [.. Enumerable.Range(1, 33).Select(n => new CommissionBracket(n == 33 ? null : Amount.FromUnits(n), Rate.Zero, Amount.Zero))] }) },
        { "BRACKETS", "terms.commission.brackets[0].up_to", With(it => it with { Brackets = [new(null, Rate.Zero, Amount.Zero), new(null, Rate.Zero, Amount.Zero)] }) },
        { "BRACKETS", "terms.commission.brackets[0].up_to", With(it => it with { Brackets = [new(Amount.FromUnits(1), Rate.Zero, Amount.Zero)] }) },
        { "BRACKETS", "terms.commission.brackets[1].up_to", With(it => it with { Brackets = [new(Amount.FromUnits(5), Rate.Zero, Amount.Zero), new(Amount.FromUnits(5), Rate.Zero, Amount.Zero), new(null, Rate.Zero, Amount.Zero)] }) },
        { "RATE", "terms.commission.brackets[0].rate", With(it => it with { Brackets = [new(null, Agreed.Part("1.1"), Amount.Zero)] }) },
        { "AMOUNT", "terms.commission.brackets[0].flat_fee", With(it => it with { Brackets = [new(null, Rate.Zero, Amount.FromUnits(-1))] }) },
        { "RATE", "terms.commission.category_rates[0].rate", With(it => it with { CategoryRates = [new("tea", Agreed.Part("2"))] }) },
        { "CATEGORY_RATES", "terms.commission.category_rates[1].category", With(it => it with { CategoryRates = [new("tea", Rate.Zero), new("tea", Rate.One)] }) },
        { "TEXT_INVALID", "terms.commission.category_rates[0].category", With(it => it with { CategoryRates = [new("tea ", Rate.Zero)] }) },
        { "LEVELS", "terms.commission.levels[0].attainment", With(it => it with { Levels = [new(Rate.One, Rate.One)] }) },
        { "LEVELS", "terms.commission.levels[2].attainment", With(it => it with { Levels = [new(Rate.Zero, Rate.One), new(Rate.One, Rate.One), new(Agreed.Part("0.9"), Rate.One)] }) },
        { "LEVELS", "terms.commission.levels[2].attainment", With(it => it with { Levels = [new(Rate.Zero, Rate.One), new(Rate.Zero, Rate.One), new(Rate.Zero, Rate.One)] }) },
        { "LEVELS", "terms.commission.levels[0].factor", With(it => it with { Levels = [new(Rate.Zero, Agreed.Part("100.1"))] }) },
        { "AMOUNT", "terms.commission.cap", With(it => it with { Cap = Amount.FromUnits(1_000_000_000_001) }) },
        { "TEXT_TOO_LONG", "terms.tier", Agreed.Terms with { Tier = new string('x', 65) } },
        { "CATEGORIES", "terms.categories", Agreed.Terms with { Categories = [.. Enumerable.Range(1, 33).Select(n => $"goods {n}")] } },
        { "CATEGORIES", "terms.categories[1]", Agreed.Terms with { Categories = ["tea", "tea"] } },
        { "CATEGORIES", "terms.categories[0]", Agreed.Terms with { Categories = [""] } },
        { "TEXT_INVALID", "terms.categories[0]", Agreed.Terms with { Categories = ["tea "] } },
        { "INVALID_REGION", "terms.territory.regions[0]", Agreed.Terms with { Regions = ["cn//x"] } },
        { "TERRITORY", "terms.territory.regions[1]", Agreed.Terms with { Regions = ["cn", "cn"] } },
        { "TERRITORY", "terms.territory.exclusive", Agreed.Terms with { Regions = [] } },
        { "TERRITORY", "terms.territory.regions", Agreed.Terms with { Regions = [.. Enumerable.Range(1, 33).Select(n => $"cn/{n}")] } },
        { "TERMS_INCOMPLETE", "terms.clauses[0].side", Agreed.Terms with { Clauses = [new(AgreementSide.Unspecified, ClauseKind.Duty, "x")] } },
        { "TERMS_INCOMPLETE", "terms.clauses[0].text", Agreed.Terms with { Clauses = [new(AgreementSide.Company, ClauseKind.Right, "")] } },
        { "TOO_MANY_CLAUSES", "terms.clauses", Agreed.Terms with { Clauses = [.. Enumerable.Repeat(Agreed.Terms.Clauses[0], 33)] } },
        { "INVALID_ID", "terms.obligations[0].obligation_id", Agreed.Terms with { Obligations = [Agreed.Terms.Obligations[0] with { ObligationId = "" }] } },
        { "INVALID_ID", "terms.obligations[1].obligation_id", Agreed.Terms with { Obligations = [Agreed.Terms.Obligations[0], Agreed.Terms.Obligations[0]] } },
        { "TOO_MANY_OBLIGATIONS", "terms.obligations", Agreed.Terms with { Obligations = [.. Enumerable.Repeat(Agreed.Terms.Obligations[0], 33)] } },
        { "TERMS_INCOMPLETE", "terms.payment.method", Paid(it => it with { Method = PaymentMethod.Unspecified }) },
        { "HOLD_DAYS", "terms.payment.hold_days", Paid(it => it with { HoldDays = 367 }) },
        { "AMOUNT", "terms.payment.minimum_payout", Paid(it => it with { MinimumPayout = Amount.FromUnits(-1) }) },
        { "RATE", "terms.payment.withholding_rate", Paid(it => it with { Withholding = Agreed.Part("1.000000001") }) },
        { "TERMS_INCOMPLETE", "terms.payment.payee", Paid(it => it with { Payee = null }) },
        { "TERMS_INCOMPLETE", "terms.payment.payee.name", To(it => it with { Name = "" }) },
        { "TERMS_INCOMPLETE", "terms.payment.payee.address_mode", To(it => it with { AddressMode = AddressMode.Unspecified }) },
        { "PAYEE", "terms.payment.payee.latin_name", To(it => it with { LatinName = "成都" }) },
        { "PAYEE", "terms.payment.payee.account", To(it => it with { Account = "CN62 17" }) },
        { "PAYEE", "terms.payment.payee.account", To(it => it with { Account = "" }) },
        { "PAYEE", "terms.payment.payee.bank", To(it => it with { Bank = "ICBK" }) },
        { "PAYEE", "terms.payment.payee.street", To(it => it with { Street = new string('x', 71) }) },
        { "TERMS_INCOMPLETE", "terms.payment.payee.town", To(it => it with { Town = "" }) },
        { "PAYEE", "terms.payment.payee.country", To(it => it with { Country = "China" }) },
        { "PAYEE", "terms.payment.payee.lines", To(it => it with { Lines = ["Renmin Nan Lu 12"] }) },
        { "PAYEE", "terms.payment.payee.lines", To(it => it with { AddressMode = AddressMode.Hybrid, Lines = ["Renmin Nan Lu 12"] }) },
        { "PAYEE", "terms.payment.payee.lines", To(it => it with { AddressMode = AddressMode.Hybrid, Street = "", Building = "" }) },
        { "PAYEE", "terms.payment.payee.lines", To(it => it with { AddressMode = AddressMode.Hybrid, Street = "", Building = "", Lines = ["a", "b", "c"] }) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Draft_WrongTerms_IsRefusedNamingTheField(string reason, string field, AgreementTerms terms)
    {
        var refusal = Agreed.Refusal(terms);

        Assert.Equal((reason, field), (refusal?.Reason, refusal?.Field));
        Assert.EndsWith(".", refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_TermsInEveryForm_AreTaken()
    {
        Assert.Null(Agreed.Refusal(Agreed.Terms));
        Assert.Null(Agreed.Refusal(To(it => it with { AddressMode = AddressMode.Hybrid, Street = "", Building = "", Lines = ["Renmin Nan Lu 12"] })));
        Assert.Null(Agreed.Refusal(Paid(it => new PaymentTerms { Method = PaymentMethod.CreditNote })));
        // A rate of pieces is an amount for each.
        Assert.Null(Agreed.Refusal(With(it => it with { Base = CommissionBase.Units, Brackets = [new(null, Agreed.Part("2.5"), Amount.Zero)], CategoryRates = [new("tea", Agreed.Part("3"))] })));
        Assert.Null(Agreed.Refusal(With(it => it with { Base = CommissionBase.Margin, Mode = BracketMode.Volume, NegativeBase = NegativeBase.Carry, Period = CommissionPeriod.YearToDate })));
    }

    [Theory]
    [InlineData("0.055", "0.055")]
    [InlineData("1", "1")]
    [InlineData("0.100000000", "0.1")]
    [InlineData("1000000000", "1000000000")]
    [InlineData("1000000000.000000001", null)]
    [InlineData("0.0000000001", null)]
    [InlineData("-0.1", null)]
    [InlineData("+1", null)]
    [InlineData("1e-2", null)]
    [InlineData("0,05", null)]
    [InlineData("5 %", null)]
    [InlineData(".5", null)]
    [InlineData("5.", null)]
    [InlineData("", null)]
    [InlineData("99999999999999999999999999999999999999999", null)]
    public void TryParse_ARate_ReadsPlainDecimalsAlone(string text, string? expected) =>
        Assert.Equal(expected, Rate.TryParse(text, out var rate) ? rate.ToString() : null);

    [Fact]
    public void TryParse_AnyRateOrAmountAsText_IsTheSameAgain()
    {
        Gen.Long[0, Rate.Largest.Billionths].Sample(billionths => Rate.TryParse(new Rate(billionths).ToString(), out var rate) && rate.Billionths == billionths);
        Gen.Long[0, long.MaxValue].Sample(micros => Amount.TryParse(new Amount(micros).ToString(), out var amount) && amount.Micros == micros);
    }

    [Fact]
    public void Between_TwoVersions_ListsWhatIsOtherInTheirOrder()
    {
        var after = Agreed.Terms with
        {
            Commission = Agreed.Terms.Commission with { Brackets = [new(null, Agreed.Part("0.06"), Amount.Zero)] },
            Regions = ["cn/sichuan", "cn/yunnan"],
            Payment = Agreed.Terms.Payment with { HoldDays = 14 },
        };

        var changes = TermChanges.Between(Agreed.Terms, Agreed.Day("2026-12-31"), after, null);

        Assert.Equal(
            [
                "commission.brackets[0].up_to: 100000 -> ", "commission.brackets[0].rate: 0.05 -> 0.06", "territory.regions[1]:  -> cn/yunnan", "payment.hold_days: 30 -> 14",
                "effective_until: 2026-12-31 -> ", "commission.brackets[1].rate: 0.07 -> ", "commission.brackets[1].flat_fee: 500 -> ",
            ],
            changes.Select(change => $"{change.Field}: {change.Before} -> {change.After}"));
        Assert.Empty(TermChanges.Between(Agreed.Terms, null, Agreed.Terms, null));
        Assert.All(TermChanges.Between(null, null, Agreed.Terms, null), change => Assert.Empty(change.Before));
    }

    private static AgreementTerms With(Func<CommissionSchedule, CommissionSchedule> change) => Agreed.Terms with { Commission = change(Agreed.Terms.Commission) };

    private static AgreementTerms Paid(Func<PaymentTerms, PaymentTerms> change) => Agreed.Terms with { Payment = change(Agreed.Terms.Payment) };

    private static AgreementTerms To(Func<Payee, Payee> change) => Paid(it => it with { Payee = change(Payee) });
}
