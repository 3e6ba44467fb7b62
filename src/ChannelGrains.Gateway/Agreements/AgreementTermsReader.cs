using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using Google.Type;
using Wire = ChannelGrains.Agreements.V1;

namespace ChannelGrains.Gateway.Agreements;

/// <summary>Reads terms as they were written: decimals, dates and amounts, which are of one currency. What they must be like the domain says.</summary>
internal sealed class AgreementTermsReader
{
    private string _currencyCode = "";

    public static AgreementTerms Read(Wire.AgreementTerms message)
    {
        var reader = new AgreementTermsReader();
        var terms = new AgreementTerms
        {
            Title = message.Title,
            Commission = reader.Commission(message.Commission ?? new()),
            Regions = [.. message.Territory?.Regions ?? []],
            IsExclusive = message.Territory?.Exclusive ?? false,
            Clauses = [.. message.Clauses.Select(clause => new Clause((AgreementSide)clause.Side, (ClauseKind)clause.Kind, clause.Text))],
            Obligations = [.. message.Obligations.Select((obligation, i) => new Obligation(
                obligation.ObligationId, (AgreementSide)obligation.Side, obligation.Title, RequiredDay(obligation.DueOn, $"terms.obligations[{i}].due_on")))],
            Payment = reader.Payment(message.Payment ?? new()),
            Tier = message.Tier,
            Categories = [.. message.Categories],
        };
        return terms with { CurrencyCode = reader._currencyCode };
    }

    /// <summary>A business day; null where none is said.</summary>
    public static BusinessDay? Day(string text, string field) => text.Length == 0 ? null : RequiredDay(text, field);

    private CommissionSchedule Commission(Wire.CommissionSchedule message)
    {
        const string field = "terms.commission";
        return new()
        {
            Base = (CommissionBase)message.Base,
            Mode = (BracketMode)message.Mode,
            Brackets = [.. message.Brackets.Select((bracket, i) => new CommissionBracket(
                Bound(bracket.UpTo, $"{field}.brackets[{i}].up_to"), Part(bracket.Rate, $"{field}.brackets[{i}].rate"), Sum(bracket.FlatFee, $"{field}.brackets[{i}].flat_fee")))],
            CategoryRates = [.. message.CategoryRates.Select((rate, i) => new CategoryRate(rate.Category, Part(rate.Rate, $"{field}.category_rates[{i}].rate")))],
            Levels = [.. message.Levels.Select((level, i) => new PayoutLevel(
                Part(level.Attainment, $"{field}.levels[{i}].attainment"), Part(level.Factor, $"{field}.levels[{i}].factor")))],
            Cap = message.Cap is null ? null : Sum(message.Cap, $"{field}.cap"),
            NegativeBase = (NegativeBase)message.NegativeBase,
            Period = (CommissionPeriod)message.Period,
        };
    }

    private PaymentTerms Payment(Wire.PaymentTerms message) => new()
    {
        Method = (PaymentMethod)message.Method,
        HoldDays = message.HoldDays,
        MinimumPayout = Sum(message.MinimumPayout, "terms.payment.minimum_payout"),
        Withholding = message.WithholdingRate.Length == 0 ? Rate.Zero : Part(message.WithholdingRate, "terms.payment.withholding_rate"),
        Rounding = (Rounding)message.Rounding,
        Payee = message.Payee is { } payee ? Payee(payee) : null,
    };

    public static Payee Payee(Wire.Payee message) => new()
    {
        Name = message.Name,
        LatinName = message.LatinName,
        Account = message.Account,
        Bank = message.Bank,
        AddressMode = (AddressMode)message.AddressMode,
        Street = message.Street,
        Building = message.Building,
        PostCode = message.PostCode,
        Town = message.Town,
        CountrySubdivision = message.CountrySubdivision,
        Country = message.Country,
        Lines = [.. message.Lines],
    };

    /// <summary>An amount, 0 where none is said. The first one says the currency of all.</summary>
    private Amount Sum(Money? money, string field)
    {
        if (money is null)
            return Amount.Zero;
        if (_currencyCode.Length == 0)
            _currencyCode = money.CurrencyCode;
        var amount = StatedAmount.Read(new(money.CurrencyCode, money.Units, money.Nanos), _currencyCode, field);
        return amount.IsRefused ? throw RefusalStatus.ToException(amount.Refusal) : amount.Value;
    }

    private static Rate Part(string text, string field) => Rate.TryParse(text, out var rate)
        ? rate
        : throw Refuse("RATE", $"{field} '{text}' is no decimal of at most {Rate.Places} places, 0 or more: write 0.055 for 5.5 %.", field);

    private static Amount? Bound(string text, string field)
    {
        if (text.Length == 0)
            return null;
        return Amount.TryParse(text, out var bound)
            ? bound
            : throw Refuse("BRACKETS", $"{field} '{text}' is no decimal of at most {Amount.Places} places: write 100000 or 99.5.", field);
    }

    public static BusinessDay RequiredDay(string text, string field) =>
        BusinessDay.TryParse(text, out var day) ? day : throw Refuse("DATE", $"{field} '{text}' is no date: write yyyy-mm-dd.", field);

    private static Grpc.Core.RpcException Refuse(string reason, string message, string field) => RefusalStatus.ToException(Refusal.InvalidArgument(reason, message, field));
}
