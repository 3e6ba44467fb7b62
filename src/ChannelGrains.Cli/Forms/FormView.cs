using ChannelGrains.Cli.Output;
using ChannelGrains.Forms.V1;
using Google.Protobuf.Collections;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Forms;

/// <summary>Forms for people, in their default languages.</summary>
internal static class FormView
{
    public static IRenderable One(Form form)
    {
        var items = Tables.Create("item", "kind", "weight", "passes", "asks");
        foreach (var item in form.Items)
            items.Row(item.ItemId + (item.RedLine ? ", red line" : ""), EnumNames.Of(item.Kind), item.Weight, Passes(item), Text(item.Title, form));

        return new Rows(
            Tables.Details(
                ("form", form.FormId),
                ("version", Figures.Of(form.Version)),
                ("kind", EnumNames.Of(form.Kind)),
                ("asks about", form.Subject == SurveySubject.Unspecified ? "" : EnumNames.Of(form.Subject)),
                ("title", Text(form.Title, form)),
                ("languages", string.Join(", ", form.Title.Keys.Order(StringComparer.Ordinal))),
                ("passes from", form.PassScore),
                ("holds for days", form.ValidityDays == 0 ? "" : Figures.Of(form.ValidityDays))),
            items);
    }

    public static IRenderable Many(ListFormsResponse forms)
    {
        var table = Tables.Create("form", "version", "kind", "items", "title");
        foreach (var form in forms.Forms)
            table.Row(form.FormId, Figures.Of(form.Version), EnumNames.Of(form.Kind), Figures.Of(form.Items.Count), Text(form.Title, form));

        return table;
    }

    private static string Text(MapField<string, string> texts, Form form) => texts.TryGetValue(form.DefaultLanguage, out var text) ? text : "";

    private static string Passes(FormItem item) => item.Pass switch
    {
        { RuleCase: PassRule.RuleOneofCase.Yes } rule => rule.Yes ? "yes" : "no",
        { Range: { } range } => $"{(range.AtLeast.Length > 0 ? range.AtLeast : "any")} to {(range.AtMost.Length > 0 ? range.AtMost : "any")} {item.Unit}".TrimEnd(),
        { Choices: { } choices } => string.Join(", ", choices.ChoiceIds),
        _ => "",
    };
}
