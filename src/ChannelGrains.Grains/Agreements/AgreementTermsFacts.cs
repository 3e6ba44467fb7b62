using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using Bracket = ChannelGrains.Domain.Agreements.CommissionBracket;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Agreements;

/// <summary>Terms between the domain and their durable form.</summary>
internal static class AgreementTermsFacts
{
    public static Stored.AgreementTerms ToFact(AgreementTerms terms)
    {
        var payment = terms.Payment;
        var fact = new Stored.AgreementTerms
        {
            Title = terms.Title,
            Commission = ToFact(terms.Commission),
            Exclusive = terms.IsExclusive,
            PaymentMethod = (int)payment.Method,
            HoldDays = payment.HoldDays,
            MinimumPayoutMicros = Micros(payment.MinimumPayout),
            WithholdingBillionths = payment.Withholding.Billionths,
            Rounding = (int)payment.Rounding,
            Payee = payment.Payee is { } payee ? ToFact(payee) : null,
            Tier = terms.Tier,
        };
        fact.Categories.AddRange(terms.Categories);
        fact.Regions.AddRange(terms.Regions);
        fact.Clauses.AddRange(terms.Clauses.Select(clause => new Stored.AgreementClause { Side = (int)clause.Side, Kind = (int)clause.Kind, Text = clause.Text }));
        fact.Obligations.AddRange(terms.Obligations.Select(obligation => new Stored.AgreementObligation
        {
            ObligationId = obligation.ObligationId,
            Side = (int)obligation.Side,
            Title = obligation.Title,
            DueDay = obligation.DueOn.DaysSinceEpoch,
        }));
        return fact;
    }

    public static AgreementTerms ToDomain(Stored.AgreementTerms fact, string currencyCode) => new()
    {
        Title = fact.Title,
        Commission = ToDomain(fact.Commission),
        Regions = [.. fact.Regions],
        IsExclusive = fact.Exclusive,
        Clauses = [.. fact.Clauses.Select(clause => new Clause((AgreementSide)clause.Side, (ClauseKind)clause.Kind, clause.Text))],
        Obligations = [.. fact.Obligations.Select(obligation =>
            new Obligation(obligation.ObligationId, (AgreementSide)obligation.Side, obligation.Title, new BusinessDay(obligation.DueDay)))],
        Payment = new()
        {
            Method = (PaymentMethod)fact.PaymentMethod,
            HoldDays = fact.HoldDays,
            MinimumPayout = new Amount(fact.MinimumPayoutMicros),
            Withholding = new Rate(fact.WithholdingBillionths),
            Rounding = (Rounding)fact.Rounding,
            Payee = fact.Payee is { } payee ? ToDomain(payee) : null,
        },
        Tier = fact.Tier,
        Categories = [.. fact.Categories],
        CurrencyCode = currencyCode,
    };

    private static Stored.CommissionTerms ToFact(CommissionSchedule schedule)
    {
        var fact = new Stored.CommissionTerms
        {
            Base = (int)schedule.Base,
            Mode = (int)schedule.Mode,
            NegativeBase = (int)schedule.NegativeBase,
            Period = (int)schedule.Period,
        };
        if (schedule.Cap is { } cap)
            fact.CapMicros = Micros(cap);
        fact.Brackets.AddRange(schedule.Brackets.Select(ToFact));
        fact.CategoryRates.AddRange(schedule.CategoryRates.Select(rate => new Stored.CommissionCategoryRate { Category = rate.Category, RateBillionths = rate.Rate.Billionths }));
        fact.Levels.AddRange(schedule.Levels.Select(level => new Stored.CommissionLevel
        {
            AttainmentBillionths = level.Attainment.Billionths,
            FactorBillionths = level.Factor.Billionths,
        }));
        return fact;
    }

    private static CommissionSchedule ToDomain(Stored.CommissionTerms fact) => new()
    {
        Base = (CommissionBase)fact.Base,
        Mode = (BracketMode)fact.Mode,
        Brackets = [.. fact.Brackets.Select(bracket =>
            new Bracket(bracket.HasUpToMicros ? new Amount(bracket.UpToMicros) : null, new Rate(bracket.RateBillionths), new Amount(bracket.FlatFeeMicros)))],
        CategoryRates = [.. fact.CategoryRates.Select(rate => new CategoryRate(rate.Category, new Rate(rate.RateBillionths)))],
        Levels = [.. fact.Levels.Select(level => new PayoutLevel(new Rate(level.AttainmentBillionths), new Rate(level.FactorBillionths)))],
        Cap = fact.HasCapMicros ? new Amount(fact.CapMicros) : null,
        NegativeBase = (NegativeBase)fact.NegativeBase,
        Period = (CommissionPeriod)fact.Period,
    };

    private static Stored.CommissionBracket ToFact(Bracket bracket)
    {
        var fact = new Stored.CommissionBracket { RateBillionths = bracket.Rate.Billionths, FlatFeeMicros = Micros(bracket.FlatFee) };
        if (bracket.UpTo is { } bound)
            fact.UpToMicros = Micros(bound);
        return fact;
    }

    public static Stored.AgreementPayee ToFact(Payee payee)
    {
        var fact = new Stored.AgreementPayee
        {
            Name = payee.Name,
            LatinName = payee.LatinName,
            Account = payee.Account,
            Bank = payee.Bank,
            AddressMode = (int)payee.AddressMode,
            Street = payee.Street,
            Building = payee.Building,
            PostCode = payee.PostCode,
            Town = payee.Town,
            CountrySubdivision = payee.CountrySubdivision,
            Country = payee.Country,
        };
        fact.Lines.AddRange(payee.Lines);
        return fact;
    }

    public static Payee ToDomain(Stored.AgreementPayee fact) => new()
    {
        Name = fact.Name,
        LatinName = fact.LatinName,
        Account = fact.Account,
        Bank = fact.Bank,
        AddressMode = (AddressMode)fact.AddressMode,
        Street = fact.Street,
        Building = fact.Building,
        PostCode = fact.PostCode,
        Town = fact.Town,
        CountrySubdivision = fact.CountrySubdivision,
        Country = fact.Country,
        Lines = [.. fact.Lines],
    };

    /// <summary>The rules of the terms leave no amount that needs more.</summary>
    private static long Micros(Amount amount) => checked((long)amount.Micros);
}
