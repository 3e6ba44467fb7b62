using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Money;
using ChannelGrains.Grains;
using Google.Type;
using Wire = ChannelGrains.Agreements.V1;

namespace ChannelGrains.Gateway.Agreements;

/// <summary>Terms as messages.</summary>
internal static class AgreementTermsMessages
{
    public static Wire.AgreementTerms ToMessage(AgreementTerms terms)
    {
        var message = new Wire.AgreementTerms
        {
            Title = terms.Title,
            Commission = ToMessage(terms.Commission, terms.CurrencyCode),
            Payment = ToMessage(terms.Payment, terms.CurrencyCode),
            Tier = terms.Tier,
        };
        message.Categories.AddRange(terms.Categories);
        if (terms.Regions.Count > 0)
            message.Territory = new Wire.Territory { Regions = { terms.Regions }, Exclusive = terms.IsExclusive };
        message.Clauses.AddRange(terms.Clauses.Select(clause => new Wire.Clause { Side = (Wire.AgreementSide)clause.Side, Kind = (Wire.ClauseKind)clause.Kind, Text = clause.Text }));
        message.Obligations.AddRange(terms.Obligations.Select(obligation => new Wire.Obligation
        {
            ObligationId = obligation.ObligationId,
            Side = (Wire.AgreementSide)obligation.Side,
            Title = obligation.Title,
            DueOn = obligation.DueOn.ToString(),
        }));
        return message;
    }

    private static Wire.CommissionSchedule ToMessage(CommissionSchedule schedule, string currency)
    {
        var message = new Wire.CommissionSchedule
        {
            Base = (Wire.CommissionBase)schedule.Base,
            Mode = (Wire.BracketMode)schedule.Mode,
            Cap = schedule.Cap is { } cap ? Moneys.ToMessage(cap, currency) : null,
            NegativeBase = (Wire.NegativeBase)schedule.NegativeBase,
            Period = (Wire.CommissionPeriod)schedule.Period,
        };
        message.Brackets.AddRange(schedule.Brackets.Select(bracket => new Wire.CommissionBracket
        {
            UpTo = bracket.UpTo?.ToString() ?? "",
            Rate = bracket.Rate.ToString(),
            FlatFee = Stated(bracket.FlatFee, currency),
        }));
        message.CategoryRates.AddRange(schedule.CategoryRates.Select(rate => new Wire.CategoryRate { Category = rate.Category, Rate = rate.Rate.ToString() }));
        message.Levels.AddRange(schedule.Levels.Select(level => new Wire.PayoutLevel { Attainment = level.Attainment.ToString(), Factor = level.Factor.ToString() }));
        return message;
    }

    private static Wire.PaymentTerms ToMessage(PaymentTerms payment, string currency) => new()
    {
        Method = (Wire.PaymentMethod)payment.Method,
        HoldDays = payment.HoldDays,
        MinimumPayout = Stated(payment.MinimumPayout, currency),
        WithholdingRate = payment.Withholding.ToString(),
        Rounding = (Wire.Rounding)payment.Rounding,
        Payee = payment.Payee is { } payee ? ToMessage(payee) : null,
    };

    public static Wire.Payee ToMessage(Payee payee) => new()
    {
        Name = payee.Name,
        LatinName = payee.LatinName,
        Account = payee.Account,
        Bank = payee.Bank,
        AddressMode = (Wire.AddressMode)payee.AddressMode,
        Street = payee.Street,
        Building = payee.Building,
        PostCode = payee.PostCode,
        Town = payee.Town,
        CountrySubdivision = payee.CountrySubdivision,
        Country = payee.Country,
        Lines = { payee.Lines },
    };

    /// <summary>An amount; absent for 0, as it may be written.</summary>
    private static Money? Stated(Amount amount, string currency) => amount == Amount.Zero ? null : Moneys.ToMessage(amount, currency);
}
