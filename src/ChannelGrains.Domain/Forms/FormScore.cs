using System.Collections.Immutable;
using System.Numerics;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Forms;

/// <summary>What the answers to a form are worth.</summary>
/// <param name="ScoreMicros">0 to 100 in millionths, half to even; null where nothing that was answered counts.</param>
/// <param name="HasPassed">It has the form's pass score, or where that is not said or nothing counts, no item failed.</param>
/// <param name="Failed">Items that failed, in the form's order.</param>
/// <param name="CrossedRedLine">One of them is a red line.</param>
[GenerateSerializer, Immutable]
public sealed record FormScore(
    [property: Id(0)] long? ScoreMicros, [property: Id(1)] bool HasPassed, [property: Id(2)] ImmutableArray<string> Failed, [property: Id(3)] bool CrossedRedLine)
{
    /// <summary>Millionths of a point.</summary>
    public const int MicrosPerPoint = 1_000_000;

    private const int Places = 6, Full = 100;

    /// <summary>100 * the sum of weight * credit / the sum of weight, over the items that were answered and apply; 0 where a red line failed. Exact until it is stated.</summary>
    /// <param name="form">The version that was filled in.</param>
    /// <param name="answers">Answers that fit it, at most one an item.</param>
    public static FormScore Of(Form form, IReadOnlyCollection<FormAnswer> answers)
    {
        var given = answers.Where(answer => !answer.DoesNotApply).ToDictionary(answer => answer.ItemId, StringComparer.Ordinal);
        var (earned, weights, crossed) = (Fraction.Zero, Fraction.Zero, false);
        var failed = ImmutableArray.CreateBuilder<string>();
        foreach (var item in form.Items)
        {
            if (!given.TryGetValue(item.ItemId, out var answer))
                continue;
            if (item.CanFail && !Passes(item, answer))
            {
                failed.Add(item.ItemId);
                crossed |= item.IsRedLine;
            }
            if (item.Weight == 0)
                continue;
            var weight = ToFraction(item.Weight);
            weights += weight;
            earned += weight * CreditOf(item, answer);
        }
        Fraction? score = crossed ? Fraction.Zero : weights.IsZero ? null : earned / weights * Fraction.Of(Full);
        var hasPassed = !crossed && (form.PassScore is { } least && score is { } reached ? reached >= ToFraction(least) : failed.Count == 0);
        return new(score is { } exact ? (long)exact.InPlaces(Places) : null, hasPassed, failed.ToImmutable(), crossed);
    }

    /// <summary>Whether an answer passes an item that can fail.</summary>
    public static bool Passes(FormItem item, FormAnswer answer) => item.Kind switch
    {
        ItemKind.YesNo => answer.Yes == item.PassesWith,
        ItemKind.Scale => IsIn(item, answer.Scale),
        ItemKind.Number => IsIn(item, answer.Number),
        ItemKind.Choice => answer.ChoiceId is { } choiceId && item.Choice(choiceId) is { Passes: true },
        _ => true,
    };

    private static Fraction CreditOf(FormItem item, FormAnswer answer) => item.Kind switch
    {
        ItemKind.Scale => Fraction.Of((answer.Scale ?? item.ScaleMin) - item.ScaleMin, item.ScaleMax - item.ScaleMin),
        ItemKind.Choice => ToFraction(answer.ChoiceId is { } choiceId ? item.Choice(choiceId)?.Credit ?? 0 : 0),
        _ => Passes(item, answer) ? Fraction.One : Fraction.Zero,
    };

    private static bool IsIn(FormItem item, decimal? value) => value is { } number && !(number < item.AtLeast) && !(number > item.AtMost);

    private static Fraction ToFraction(decimal number) => Fraction.Of(new BigInteger(number * MicrosPerPoint), MicrosPerPoint);

    public bool Equals(FormScore? other) => other is not null && (ScoreMicros, HasPassed, CrossedRedLine) == (other.ScoreMicros, other.HasPassed, other.CrossedRedLine) && Failed.SequenceEqual(other.Failed);

    public override int GetHashCode() => HashCode.Combine(ScoreMicros, HasPassed, Failed.Length);
}
