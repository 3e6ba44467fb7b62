using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Browsing;

/// <summary>Forms that do something.</summary>
internal static class Acts
{
    public static ILocator Form(this IPage page, string name) => page.Locator($"form:has(input[name=_handler][value=\"{name}\"])");

    /// <summary>Enters values by the names of their fields, and sends the form.</summary>
    public static async Task ActAsync(this IPage page, string name, params (string Field, string Value)[] values)
    {
        var form = page.Form(name);
        foreach (var (field, value) in values)
        {
            var input = form.Locator($"[name=\"{field}\"]");
            if (await input.EvaluateAsync<string>("input => input.tagName") == "SELECT")
                await input.SelectOptionAsync(value);
            else
                await input.FillAsync(value);
        }
        await form.Locator("button[type=submit]").ClickAsync();
    }

    public static Task SaidAsync(this IPage page, string text) => Assertions.Expect(page.Locator(".notices .notice")).ToContainTextAsync(text);

    /// <summary>What an export has, as who looks gets it.</summary>
    public static async Task<string> ExportAsync(this IPage page, string path)
    {
        var answer = await page.APIRequest.GetAsync(path);
        Assert.Equal(200, answer.Status);
        return await answer.TextAsync();
    }
}
