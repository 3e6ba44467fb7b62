using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Agreements;

/// <summary>What two versions do not say alike.</summary>
public static class TermChanges
{
    /// <summary>The terms and days that differ, in the order of the wire's fields.</summary>
    public static IReadOnlyList<TermChange> Between(AgreementTerms? before, BusinessDay? untilBefore, AgreementTerms after, BusinessDay? untilAfter)
    {
        var (old, now) = (Fields(before, untilBefore), Fields(after, untilAfter));
        var (was, has) = (old.ToDictionary(StringComparer.Ordinal), now.ToDictionary(StringComparer.Ordinal));
        return [.. now.Concat(old.Where(field => !has.ContainsKey(field.Key)))
            .Select(field => new TermChange(field.Key, was.GetValueOrDefault(field.Key, ""), has.GetValueOrDefault(field.Key, "")))
            .Where(change => change.Before != change.After)];
    }

    private static List<KeyValuePair<string, string>> Fields(AgreementTerms? terms, BusinessDay? until)
    {
        List<KeyValuePair<string, string>> fields = [];
        if (until is { } last)
            fields.Add(new("effective_until", last.ToString()));
        if (terms is null)
            return fields;
        fields.Add(new("title", terms.Title));
        AddCommission(fields, terms.Commission);
        fields.AddRange(terms.Regions.Select((region, i) => new KeyValuePair<string, string>($"territory.regions[{i}]", region)));
        fields.Add(new("territory.exclusive", terms.IsExclusive ? "true" : ""));
        fields.AddRange(terms.Clauses.Select((clause, i) => new KeyValuePair<string, string>($"clauses[{i}]", $"{Words.Upper(clause.Side)} {Words.Upper(clause.Kind)}: {clause.Text}")));
        fields.AddRange(terms.Obligations.Select(obligation =>
            new KeyValuePair<string, string>($"obligations[{obligation.ObligationId}]", $"{Words.Upper(obligation.Side)} by {obligation.DueOn}: {obligation.Title}")));
        AddPayment(fields, terms.Payment);
        fields.Add(new("tier", terms.Tier));
        fields.AddRange(terms.Categories.Select((category, i) => new KeyValuePair<string, string>($"categories[{i}]", category)));
        return fields;
    }

    private static void AddCommission(List<KeyValuePair<string, string>> fields, CommissionSchedule schedule)
    {
        fields.Add(new("commission.base", Words.Upper(schedule.Base)));
        fields.Add(new("commission.mode", Words.Upper(schedule.Mode)));
        for (var i = 0; i < schedule.Brackets.Count; i++)
        {
            var bracket = schedule.Brackets[i];
            fields.Add(new($"commission.brackets[{i}].up_to", bracket.UpTo?.ToString() ?? ""));
            fields.Add(new($"commission.brackets[{i}].rate", bracket.Rate.ToString()));
            fields.Add(new($"commission.brackets[{i}].flat_fee", bracket.FlatFee.ToString()));
        }
        fields.AddRange(schedule.CategoryRates.Select(rate => new KeyValuePair<string, string>($"commission.category_rates[{rate.Category}]", rate.Rate.ToString())));
        fields.AddRange(schedule.Levels.Select((level, i) => new KeyValuePair<string, string>($"commission.levels[{i}]", $"{level.Factor} at {level.Attainment}")));
        fields.Add(new("commission.cap", schedule.Cap?.ToString() ?? ""));
        fields.Add(new("commission.negative_base", Words.Upper(schedule.NegativeBase == NegativeBase.Unspecified ? NegativeBase.Zero : schedule.NegativeBase)));
        fields.Add(new("commission.period", Words.Upper(schedule.Period)));
    }

    private static void AddPayment(List<KeyValuePair<string, string>> fields, PaymentTerms payment)
    {
        fields.Add(new("payment.method", Words.Upper(payment.Method)));
        fields.Add(new("payment.hold_days", $"{payment.HoldDays}"));
        fields.Add(new("payment.minimum_payout", payment.MinimumPayout.ToString()));
        fields.Add(new("payment.withholding_rate", payment.Withholding.ToString()));
        fields.Add(new("payment.rounding", Words.Upper(payment.Rounding == Rounding.Unspecified ? Rounding.HalfAway : payment.Rounding)));
        if (payment.Payee is not { } payee)
            return;
        fields.AddRange(
        [
            new("payment.payee.name", payee.Name), new("payment.payee.latin_name", payee.LatinName), new("payment.payee.account", payee.Account),
            new("payment.payee.bank", payee.Bank), new("payment.payee.address_mode", Words.Upper(payee.AddressMode)), new("payment.payee.street", payee.Street),
            new("payment.payee.building", payee.Building), new("payment.payee.post_code", payee.PostCode), new("payment.payee.town", payee.Town),
            new("payment.payee.country_subdivision", payee.CountrySubdivision), new("payment.payee.country", payee.Country), new("payment.payee.lines", string.Join(" / ", payee.Lines)),
        ]);
    }
}
