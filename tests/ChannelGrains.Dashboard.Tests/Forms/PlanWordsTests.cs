using ChannelGrains.Dashboard.Forms;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Tests.Forms;

public sealed class PlanWordsTests
{
    [Theory]
    [InlineData("", "once, on 5 Jan 2026")]
    [InlineData("FREQ=DAILY", "every day")]
    [InlineData("FREQ=DAILY;INTERVAL=7", "every 7 days")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TH", "every week, on Monday, Thursday")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=5", "every 2 weeks, on Friday, 5 times")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1,-1", "every month, on day 1, on its last day")]
    [InlineData("freq=yearly;bymonth=3;until=20270601T000000Z", "every year, in the months 3, until 1 Jun 2027")]
    [InlineData("FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=2TU")]
    [InlineData("FREQ=DAILY;BYSETPOS=1", "FREQ=DAILY;BYSETPOS=1")]
    public void Of_ARule_SaysItInWordsOrAsItIsWritten(string rule, string words) => Assert.Equal(words, new PlanWords(new Same()).Of(rule, "2026-01-05"));

    /// <summary>English texts are their keys.</summary>
    private sealed class Same : IStringLocalizer<FormsTexts>
    {
        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(System.Globalization.CultureInfo.InvariantCulture, name, arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
