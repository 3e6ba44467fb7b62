using ChannelGrains.Dashboard.Languages;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Dashboard.Surveys;

/// <summary>Texts of forms in the reader's language, and where there is none in the form's own.</summary>
internal static class FormText
{
    public static string Of(IDictionary<string, string> texts, Form form)
    {
        var language = PageLanguages.IsChinese ? "zh" : "en";
        foreach (var (tag, text) in texts.OrderBy(text => text.Key, StringComparer.Ordinal))
            if (tag == language || tag.StartsWith($"{language}-", StringComparison.Ordinal))
                return text;
        return texts.TryGetValue(form.DefaultLanguage, out var own) ? own : "";
    }
}
