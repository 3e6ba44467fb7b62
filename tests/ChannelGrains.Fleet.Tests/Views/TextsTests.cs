using ChannelGrains.Fleet.Views;
using Spectre.Console;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Views;

public sealed class TextsTests
{
    [Theory]
    [InlineData("员工推荐东区 Employee Referral East", "员工推荐东区 Employee Referral East")]
    [InlineData("a\u001b[2Jb", @"a\u001b[2Jb")]
    [InlineData("店店店店店店店店店店店店店店店店店店店店", "店店店店店店店店店店店店店店店店店…")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…")]
    public void Name_OfAPartner_FitsItsCellAndIsSafe(string name, string shown) => Assert.Equal(shown, Texts.Name(name));

    [Fact]
    public void Line_OfHostileText_StaysOneLine()
    {
        var written = new StringWriter();
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(written) }).Line("held R\u001b[2J\nDIFFERENT");

        Assert.Equal("held R\\u001b[2J\\u000aDIFFERENT\n", written.ToString());
    }
}
