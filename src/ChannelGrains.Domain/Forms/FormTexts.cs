using System.Text;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Forms;

/// <summary>Reads the texts of one form, all in its default language and perhaps others, and counts their bytes.</summary>
internal sealed class FormTexts(string defaultLanguage)
{
    /// <summary>Bytes of all texts that were read.</summary>
    public int Bytes { get; private set; }

    /// <summary>Refused, in this order: LANGUAGES_FULL, then per text LANGUAGE, LANGUAGE_TWICE, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, then TEXT_MISSING.</summary>
    /// <param name="texts">By language.</param>
    /// <param name="mayBeEmpty">Whether there need not be any.</param>
    /// <param name="maxBytes">Of each.</param>
    /// <param name="field">Where they stand.</param>
    public Outcome<LocalText> Read(IReadOnlyList<LanguageText> texts, bool mayBeEmpty, int maxBytes, string field)
    {
        if (texts.Count > FormLimits.MaxLanguages)
            return Refusal.InvalidArgument("LANGUAGES_FULL", $"{field} has {texts.Count} languages: a text has at most {FormLimits.MaxLanguages}.", field);
        SortedDictionary<string, string> read = new(StringComparer.Ordinal);
        foreach (var (language, text) in texts)
        {
            if (LanguageTags.Canonical(language) is not { } tag)
                return Refusal.InvalidArgument("LANGUAGE", $"{field} names a language that is no tag of BCP 47: write one as zh or pt-BR.", field);
            if (string.IsNullOrWhiteSpace(text))
                return Refusal.InvalidArgument("TEXT_EMPTY", $"{field} is empty in {tag}: write it, or leave the language out.", field);
            if (Texts.Check(text, maxBytes, field) is { } refusal)
                return refusal;
            if (!read.TryAdd(tag, text))
                return Refusal.InvalidArgument("LANGUAGE_TWICE", $"{field} has {tag} twice: leave one out.", field);
            Bytes += tag.Length + Encoding.UTF8.GetByteCount(text);
        }
        if (read.Count == 0 ? !mayBeEmpty : !read.ContainsKey(defaultLanguage))
            return Refusal.InvalidArgument("TEXT_MISSING", $"{field} has no text in {defaultLanguage}, the default language: add it.", field);
        return new LocalText([.. read.Select(text => new LanguageText(text.Key, text.Value))]);
    }
}
