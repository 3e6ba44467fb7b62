using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Agreements;

/// <summary>What terms must be like, by the names of the wire. Refused, in this order: TERMS_INCOMPLETE, TEXT_TOO_LONG or TEXT_INVALID of the title,
/// CURRENCY_NOT_PROGRAMMES, the commission (see <see cref="CommissionRules"/>), INVALID_REGION or TERRITORY, the clauses and obligations
/// (TOO_MANY_CLAUSES, TOO_MANY_OBLIGATIONS, TERMS_INCOMPLETE, INVALID_ID, TEXT_TOO_LONG, TEXT_INVALID), the payment (see <see cref="PaymentRules"/>), then of tier and
/// categories TEXT_TOO_LONG, TEXT_INVALID and CATEGORIES.</summary>
internal static class AgreementTermsRules
{
    public const int MaxTitleBytes = 200, MaxRegions = 32, MaxClauses = 32, MaxClauseBytes = 500, MaxObligations = 32, MaxObligationBytes = 200, MaxTierBytes = 64, MaxCategories = 32;

    public static Refusal? Check(AgreementTerms terms, string currencyCode)
    {
        if (terms.Title.Length == 0)
            return Incomplete("terms.title", "give it a name for people");
        if (Texts.Check(terms.Title, MaxTitleBytes, "terms.title") is { } title)
            return title;
        if (terms.CurrencyCode.Length > 0 && terms.CurrencyCode != currencyCode)
            return Refusal.InvalidArgument("CURRENCY_NOT_PROGRAMMES", $"terms name amounts in '{terms.CurrencyCode}'; the partner's currency is {currencyCode}: convert them.", "terms");
        return CommissionRules.Check(terms.Commission) ?? CheckTerritory(terms) ?? CheckClauses(terms.Clauses) ?? CheckObligations(terms.Obligations)
            ?? PaymentRules.Check(terms.Payment) ?? CheckScope(terms);
    }

    /// <summary>Something that has to be said is not.</summary>
    public static Refusal Incomplete(string field, string remedy) => Refusal.InvalidArgument("TERMS_INCOMPLETE", $"{field} is missing: {remedy}.", field);

    /// <summary>Refuses a choice that is not made, or is none of those that there are.</summary>
    public static Refusal? CheckChoice<T>(T choice, string field)
        where T : struct, Enum =>
        Enum.IsDefined(choice) && !choice.Equals(default(T)) ? null : Incomplete(field, $"it is one of {Names<T>()}");

    /// <summary>Likewise of one that may be left open.</summary>
    public static Refusal? CheckOpenChoice<T>(T choice, string field)
        where T : struct, Enum => choice.Equals(default(T)) ? null : CheckChoice(choice, field);

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Where(value => !value.Equals(default(T))).Select(Words.Upper));

    private static Refusal? CheckTerritory(AgreementTerms terms)
    {
        const string field = "terms.territory";
        if (terms.Regions.Count > MaxRegions)
            return Refusal.InvalidArgument("TERRITORY", $"{field} has {terms.Regions.Count} regions: at most {MaxRegions} are kept, each with all below it.", $"{field}.regions");
        for (var i = 0; i < terms.Regions.Count; i++)
            if (RegionPaths.Validate(terms.Regions[i], $"{field}.regions[{i}]") is { } region)
                return region;
            else if (terms.Regions[i].Length == 0 || terms.Regions.Take(i).Contains(terms.Regions[i]))
                return Refusal.InvalidArgument("TERRITORY", $"{field}.regions[{i}] is empty or there twice: leave it out.", $"{field}.regions[{i}]");
        return terms.IsExclusive && terms.Regions.Count == 0
            ? Refusal.InvalidArgument("TERRITORY", $"{field}.exclusive asks for regions: name those in which nobody else sells.", $"{field}.exclusive")
            : null;
    }

    private static Refusal? CheckClauses(IReadOnlyList<Clause> clauses)
    {
        if (clauses.Count > MaxClauses)
            return Refusal.InvalidArgument("TOO_MANY_CLAUSES", $"terms.clauses has {clauses.Count} entries: at most {MaxClauses} are kept.", "terms.clauses");
        for (var i = 0; i < clauses.Count; i++)
        {
            var field = $"terms.clauses[{i}]";
            if ((CheckChoice(clauses[i].Side, $"{field}.side") ?? CheckChoice(clauses[i].Kind, $"{field}.kind") ?? CheckText(clauses[i].Text, MaxClauseBytes, $"{field}.text")) is { } refusal)
                return refusal;
        }
        return null;
    }

    private static Refusal? CheckObligations(IReadOnlyList<Obligation> obligations)
    {
        if (obligations.Count > MaxObligations)
            return Refusal.InvalidArgument("TOO_MANY_OBLIGATIONS", $"terms.obligations has {obligations.Count} entries: at most {MaxObligations} are kept.", "terms.obligations");
        for (var i = 0; i < obligations.Count; i++)
        {
            var (obligation, field) = (obligations[i], $"terms.obligations[{i}]");
            if ((PartnerIds.Validate(obligation.ObligationId, $"{field}.obligation_id") ?? CheckChoice(obligation.Side, $"{field}.side")
                ?? CheckText(obligation.Title, MaxObligationBytes, $"{field}.title")) is { } refusal)
                return refusal;
            if (obligations.Take(i).Any(other => other.ObligationId == obligation.ObligationId))
                return Refusal.InvalidArgument("INVALID_ID", $"{field}.obligation_id '{obligation.ObligationId}' is there twice: choose another.", $"{field}.obligation_id");
        }
        return null;
    }

    private static Refusal? CheckScope(AgreementTerms terms)
    {
        const string field = "terms.categories";
        if (Texts.Check(terms.Tier, MaxTierBytes, "terms.tier") is { } tier)
            return tier;
        if (terms.Categories.Count > MaxCategories)
            return Refusal.InvalidArgument("CATEGORIES", $"{field} has {terms.Categories.Count} entries: at most {MaxCategories} are kept; none is all.", field);
        for (var i = 0; i < terms.Categories.Count; i++)
            if (CategoryNames.Validate(terms.Categories[i], $"{field}[{i}]") is { } category)
                return category;
            else if (terms.Categories[i].Length == 0 || terms.Categories.Take(i).Contains(terms.Categories[i]))
                return Refusal.InvalidArgument("CATEGORIES", $"{field}[{i}] is empty or there twice: leave it out.", $"{field}[{i}]");
        return null;
    }

    private static Refusal? CheckText(string text, int maxBytes, string field) =>
        text.Length == 0 ? Incomplete(field, "write it, or leave the entry out") : Texts.Check(text, maxBytes, field);
}
