namespace ChannelGrains.Dashboard.Languages;

/// <summary>English that can be read and is told from what nobody translated: accents on the vowels, a third longer, in brackets.</summary>
internal static class PseudoText
{
    private const string Plain = "aeiouAEIOU", Accented = "áéíóúÁÉÍÓÚ";

    public static string Of(string text)
    {
        var changed = string.Create(text.Length, text, (span, from) =>
        {
            for (var at = 0; at < from.Length; at++)
                span[at] = Plain.IndexOf(from[at]) is >= 0 and var vowel ? Accented[vowel] : from[at];
        });
        return $"[{changed}{new string('~', (text.Length + 2) / 3)}]";
    }
}
