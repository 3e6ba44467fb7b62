using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Domain.Tests.Forms;

/// <summary>Forms for tests.</summary>
internal static class Asking
{
    public static IReadOnlyList<LanguageText> Texts(string text) => [new("zh", text), new("en", text)];

    public static ItemSetting Item(string id, ItemKind kind, string weight = "") => new(id, kind, Texts(id), [], weight, false, false, false);

    public static ItemSetting YesNo(string id, string weight = "", bool isRedLine = false) => Item(id, ItemKind.YesNo, weight) with { PassesWith = true, IsRedLine = isRedLine };

    public static ItemSetting Scale(string id, int min, int max, string weight = "", string atLeast = "") =>
        Item(id, ItemKind.Scale, weight) with { Scale = new(min, max), PassRange = atLeast.Length > 0 ? new(atLeast, "") : null };

    public static ItemSetting Choice(string id, string weight = "") =>
        Item(id, ItemKind.Choice, weight) with { Choices = [new("a", Texts("a"), ""), new("b", Texts("b"), "0.5"), new("c", Texts("c"), "")], PassChoices = ["a"] };

    public static FormSetting Setting(params ItemSetting[] items) => new("check", FormKind.Inspection, "zh", Texts("check"), [], items, "", 0);

    public static Form Form(string passScore, params ItemSetting[] items) => new PutForm(Setting(items) with { PassScore = passScore }, null).Read().Require() with { Version = 1 };
}
