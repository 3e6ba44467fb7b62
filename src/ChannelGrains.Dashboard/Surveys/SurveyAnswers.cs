using System.Globalization;
using ChannelGrains.Dashboard.Acting;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Dashboard.Surveys;

/// <summary>What somebody entered who was asked.</summary>
internal static class SurveyAnswers
{
    public const string Yes = "yes", No = "no";

    /// <summary>No number, and no id of a choice.</summary>
    public const string DoesNotApply = "~";

    public static string NameOf(FormItem item) => $"item-{item.ItemId}";

    /// <summary>The answers, of what was left out none. What does not fit is sent as no answer of its kind, which the server refuses.</summary>
    public static IEnumerable<Answer> Of(Form form, ActValues values) => form.Items.Where(item => values.Has(NameOf(item))).Select(item => Of(item, values[NameOf(item)]));

    private static Answer Of(FormItem item, string value)
    {
        var answer = new Answer { ItemId = item.ItemId };
        if (value == DoesNotApply && item.MayNotApply)
            answer.DoesNotApply = true;
        else if (item.Kind == ItemKind.Scale && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var scale))
            answer.Scale = scale;
        else if (item.Kind == ItemKind.YesNo && value is (Yes or No))
            answer.Yes = value == Yes;
        else if (item.Kind == ItemKind.Choice)
            answer.ChoiceId = value;
        else if (item.Kind == ItemKind.Number)
            answer.Number = value;
        else if (item.Kind == ItemKind.Text)
            answer.Text = value;
        return answer;
    }
}
