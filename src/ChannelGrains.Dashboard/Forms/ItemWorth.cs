using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Forms.V1;
using FormAnswer = ChannelGrains.Forms.V1.Answer;

namespace ChannelGrains.Dashboard.Forms;

/// <summary>What the answer to an item is worth, as the API says of forms: the score itself is the server's.</summary>
/// <param name="Item">What was asked.</param>
/// <param name="Answer">Null where it was left out.</param>
/// <param name="IsFailed">As the server says.</param>
/// <param name="Weight">What it counts; zero where it does not.</param>
/// <param name="Credit">Of 1; null where it is in no sum.</param>
internal sealed record ItemWorth(FormItem Item, FormAnswer? Answer, bool IsFailed, decimal Weight, decimal? Credit)
{
    public static IReadOnlyList<ItemWorth> Of(Form form, KeptRecord kept)
    {
        var answers = kept.Record.Answers.ToDictionary(answer => answer.ItemId, StringComparer.Ordinal);
        return [.. form.Items.Select(item => Of(item, answers.GetValueOrDefault(item.ItemId), kept.FailedItemIds.Contains(item.ItemId)))];
    }

    private static ItemWorth Of(FormItem item, FormAnswer? answer, bool isFailed)
    {
        var weight = Format.Parse(item.Weight) ?? 0;
        return new ItemWorth(item, answer, isFailed, weight, weight == 0 || answer is null || answer.ValueCase == FormAnswer.ValueOneofCase.DoesNotApply ? null : CreditOf(item, answer, isFailed));
    }

    private static decimal CreditOf(FormItem item, FormAnswer answer, bool isFailed) => item.Kind switch
    {
        ItemKind.Scale => (decimal)(answer.Scale - item.Scale.Min) / (item.Scale.Max - item.Scale.Min),
        ItemKind.Choice => Format.Parse(item.Choices.FirstOrDefault(choice => choice.ChoiceId == answer.ChoiceId)?.Credit) ?? 0,
        _ => isFailed ? 0 : 1,
    };
}
