using System.Globalization;
using ChannelGrains.Dashboard.Acting;
using ChannelGrains.Forms.V1;
using FormAnswer = ChannelGrains.Forms.V1.Answer;

namespace ChannelGrains.Dashboard.Forms;

/// <summary>Reads an answer that somebody changed. What does not fit its item is left to the server to refuse.</summary>
internal static class AmendEntry
{
    public const string Yes = "yes", No = "no";

    /// <summary>What an answer says, as a field of a form has it.</summary>
    public static string ValueOf(FormAnswer? answer) => answer?.ValueCase switch
    {
        FormAnswer.ValueOneofCase.Yes => answer.Yes ? Yes : No,
        FormAnswer.ValueOneofCase.Scale => answer.Scale.ToString(CultureInfo.InvariantCulture),
        FormAnswer.ValueOneofCase.Number => answer.Number,
        FormAnswer.ValueOneofCase.ChoiceId => answer.ChoiceId,
        FormAnswer.ValueOneofCase.Text => answer.Text,
        _ => "",
    };

    /// <param name="values">What was entered.</param>
    /// <param name="item">The item.</param>
    /// <param name="files">Those that show it from now on.</param>
    public static FormAnswer Read(ActValues values, FormItem item, IEnumerable<string> files)
    {
        var (answer, value) = (new FormAnswer { ItemId = item.ItemId, Note = values["note"] }, values["value"]);
        answer.Files.AddRange(files);
        if (values.Has("none"))
            answer.DoesNotApply = true;
        else if (value.Length > 0)
            Set(answer, item.Kind, value);
        return answer;
    }

    private static void Set(FormAnswer answer, ItemKind kind, string value)
    {
        switch (kind)
        {
            case ItemKind.YesNo:
                answer.Yes = value == Yes;
                break;
            case ItemKind.Scale:
                answer.Scale = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var step) ? step : int.MinValue;
                break;
            case ItemKind.Number:
                answer.Number = value;
                break;
            case ItemKind.Choice:
                answer.ChoiceId = value;
                break;
            case ItemKind.Text:
                answer.Text = value;
                break;
        }
    }
}
