using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ChannelGrains.Domain.Payments;

/// <summary>Text in the letters that banks take everywhere: the Latin character set of the European Payments Council (EPC217-08).</summary>
public static class BankText
{
    public const int MaxName = 140, MaxSepaName = 70, MaxLine = 70, MaxTown = 35, MaxShort = 16;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-?:().,'+ ");

    // The letters of European languages, pinyin and Vietnamese, each with what it is without its marks: normalisation does not take them apart where no culture data is loaded.
    private static readonly (string Plain, string Marked)[] Marked =
    [
        ("A", "ÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ"),
        ("C", "ÇĆĈĊČ"),
        ("D", "Ď"),
        ("E", "ÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆ"),
        ("G", "ĜĞĠĢ"),
        ("H", "Ĥ"),
        ("I", "ÌÍÎÏĨĪĬĮİǏỈỊ"),
        ("J", "Ĵ"),
        ("K", "Ķ"),
        ("L", "ĹĻĽ"),
        ("N", "ÑŃŅŇ"),
        ("O", "ÒÓÔÕÖŌŎŐǑƠỌỎỐỒỔỖỘỚỜỞỠỢ"),
        ("R", "ŔŖŘ"),
        ("S", "ŚŜŞŠȘ"),
        ("T", "ŢŤȚ"),
        ("U", "ÙÚÛÜŨŪŬŮŰŲǓǗƯỤỦỨỪỬỮỰ"),
        ("W", "Ŵ"),
        ("Y", "ÝŶŸỲỴỶỸ"),
        ("Z", "ŹŻŽ"),
        ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
        ("c", "çćĉċč"),
        ("d", "ď"),
        ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
        ("g", "ĝğġģ"),
        ("h", "ĥ"),
        ("i", "ìíîïĩīĭįǐỉị"),
        ("j", "ĵ"),
        ("k", "ķ"),
        ("l", "ĺļľ"),
        ("n", "ñńņň"),
        ("o", "òóôõöōŏőǒơọỏốồổỗộớờởỡợ"),
        ("r", "ŕŗř"),
        ("s", "śŝşšș"),
        ("t", "ţťț"),
        ("u", "ùúûüũūŭůűųǔǘǚǜưụủứừửữự"),
        ("w", "ŵ"),
        ("y", "ýÿŷỳỵỷỹ"),
        ("z", "źżž"),
    ];

    private static readonly FrozenDictionary<char, string> Written = new Dictionary<char, string>
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['Æ'] = "AE",
        ['œ'] = "oe",
        ['Œ'] = "OE",
        ['ø'] = "o",
        ['Ø'] = "O",
        ['ł'] = "l",
        ['Ł'] = "L",
        ['đ'] = "d",
        ['Đ'] = "D",
        ['ð'] = "d",
        ['Ð'] = "D",
        ['þ'] = "th",
        ['Þ'] = "TH",
        ['ı'] = "i",
        ['&'] = "+",
        ['_'] = "-",
        ['"'] = "'",
        ['`'] = "'",
        ['´'] = "'",
        ['‘'] = "'",
        ['’'] = "'",
        ['“'] = "'",
        ['”'] = "'",
        ['–'] = "-",
        ['—'] = "-",
        [';'] = ",",
        ['!'] = ".",
        ['#'] = ".",
        ['$'] = ".",
        ['%'] = ".",
        ['*'] = ".",
        ['<'] = ".",
        ['='] = ".",
        ['>'] = ".",
        ['@'] = ".",
        ['^'] = ".",
        ['['] = "(",
        ['{'] = "(",
        [']'] = ")",
        ['}'] = ")",
        ['\\'] = "/",
        ['|'] = "/",
        ['~'] = "-",
        ['\u00a0'] = " ",
    }.Concat(Marked.SelectMany(row => row.Marked.Select(letter => KeyValuePair.Create(letter, row.Plain)))).ToFrozenDictionary();

    /// <summary>Whether a text is in these letters already, and no longer.</summary>
    public static bool IsIn(string text, int maxLength) => text.Trim().Length > 0 && text.Length <= maxLength && !text.AsSpan().ContainsAnyExcept(Letters);

    /// <summary>The text in these letters, cut at the length that is taken; null where a letter has no form in them, as those of Chinese, or nothing is left.</summary>
    public static string? Write(string text, int maxLength)
    {
        var written = new StringBuilder(text.Length);
        foreach (var letter in text)
            if (Letters.Contains(letter))
                written.Append(letter);
            else if (Written.TryGetValue(letter, out var form))
                written.Append(form);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                return null;
        // A bank may read a text that begins with a stroke as a code.
        var cut = written.ToString().TrimStart('/', ' ');
        cut = (cut.Length <= maxLength ? cut : cut[..maxLength]).TrimEnd();
        return cut.Length == 0 ? null : cut;
    }
}
