using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Tests.Partners;

namespace ChannelGrains.Domain.Tests.Agreements;

/// <summary>Agreements to test with, and what takes them through their steps.</summary>
internal static class Agreed
{
    public static readonly AgreementEvidence Paper = new("contract 17", "");

    public static readonly BusinessDay Start = BusinessDay.Of(2026, 1, 1);

    /// <summary>5 % up to 100,000, 7 % above, to the partner's bank.</summary>
    public static readonly AgreementTerms Terms = new()
    {
        Title = "Standard",
        Commission = new()
        {
            Base = CommissionBase.NetSales,
            Mode = BracketMode.Graduated,
            Period = CommissionPeriod.Month,
            Brackets = [new(Amount.FromUnits(100_000), Part("0.05"), Amount.Zero), new(null, Part("0.07"), Amount.FromUnits(500))],
            CategoryRates = [new("tea", Part("0.03"))],
            Levels = [new(Rate.Zero, Part("0.8")), new(Rate.One, Rate.One), new(Rate.One, Part("1.1"))],
            Cap = Amount.FromUnits(1_000_000),
        },
        Regions = ["cn/sichuan"],
        IsExclusive = true,
        Clauses = [new(AgreementSide.Partner, ClauseKind.Duty, "Keeps the prices")],
        Obligations = [new("opening", AgreementSide.Partner, "Opens the second store", BusinessDay.Of(2026, 6, 30))],
        Payment = new()
        {
            Method = PaymentMethod.BankTransfer,
            HoldDays = 30,
            MinimumPayout = Amount.FromUnits(100),
            Withholding = Part("0.06"),
            Payee = new()
            {
                Name = "成都南店",
                LatinName = "Chengdu South",
                Account = "CN6217001234567890",
                Bank = "ICBKCNBJ",
                AddressMode = AddressMode.Structured,
                Street = "Renmin Nan Lu",
                Building = "12",
                PostCode = "610041",
                Town = "Chengdu",
                Country = "CN",
            },
        },
    };

    public static Rate Part(string text) => Rate.TryParse(text, out var rate) ? rate : throw new FormatException(text);

    public static BusinessDay Day(string text) => BusinessDay.Parse(text);

    /// <summary>Signs a version from a day on, at a version of the journal; without steps between.</summary>
    public static AgreementBook Signed(this AgreementBook book, string from, string? until = null)
    {
        var number = book.Pending?.Number ?? book.Versions.Count + 1;
        book.Apply(new AgreementDrafted(number, 0, Day(from), until is null ? null : Day(until), false, Terms), book.Version + 1);
        book.Apply(new AgreementSubmitted(number), book.Version + 1);
        book.Apply(new AgreementConfirmed(number, AgreementSide.Company, null), book.Version + 1);
        book.Apply(new AgreementConfirmed(number, AgreementSide.Partner, null), book.Version + 1);
        book.Apply(new AgreementSigned(number, Paper, Day(from)), book.Version + 1);
        return book;
    }

    public static AgreementBook Ended(this AgreementBook book, string from)
    {
        book.Apply(new AgreementTerminated(Day(from), "a reason", null), book.Version + 1);
        return book;
    }

    public static DraftAgreement Draft(BusinessDay? from = null, BusinessDay? until = null, AgreementTerms? terms = null, bool allowAdjustment = false) =>
        new(terms ?? Terms, from ?? Start, until, allowAdjustment, null);

    public static Refusal? Refusal(AgreementTerms terms) => Draft(terms: terms).Decide(new(), Example.Partner(), Example.Today, BusinessDay.SinceEver).Refusal;
}
