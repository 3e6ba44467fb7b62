using ChannelGrains.Forms.V1;

namespace ChannelGrains.Server.Tests.Forms;

public sealed class FormTests(SharedServer shared)
{
    private readonly FormService.FormServiceClient _forms = shared.Client.Forms;

    [Fact]
    public async Task Put_AForm_IsAVersionThatIsReadAgainInItsLanguages()
    {
        var request = new PutFormRequest { Form = Written(TestClient.NewId("form")), RequestId = "r" };

        var first = await _forms.PutFormAsync(request);

        Assert.Equal((1, "1", "1"), (first.Form.Version, first.Form.Etag, first.Form.Items[0].Weight));
        Assert.Equal("地面", first.Form.Items[0].Title["zh-Hans"]);
        Assert.Equal(first, await _forms.PutFormAsync(request));
        Assert.Equal(first.Form, (await _forms.GetFormAsync(new() { FormId = request.Form.FormId })).Form);

        // What was answered can be put again, and changes nothing.
        Assert.Equal(first, await _forms.PutFormAsync(new() { Form = first.Form }));
        request.Form.PassScore = "70.5";
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _forms.PutFormAsync(request));
    }

    [Fact]
    public async Task Put_AnotherContent_IsTheNextVersionBesideTheFirst()
    {
        var form = Written(TestClient.NewId("form"));
        var first = (await _forms.PutFormAsync(new() { Form = form })).Form;
        form.Items.Add(new FormItem { ItemId = "note", Kind = ItemKind.Text, Title = { ["zh-Hans"] = "备注" } });

        var second = (await _forms.PutFormAsync(new() { Form = form, Etag = first.Etag })).Form;

        Assert.Equal((2, 2), (second.Version, second.Items.Count));
        Assert.Equal(first, (await _forms.GetFormAsync(new() { FormId = form.FormId, Version = 1 })).Form);
        Assert.Equal(second, (await _forms.GetFormAsync(new() { FormId = form.FormId })).Form);
        form.ValidityDays = 30;
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", _forms.PutFormAsync(new() { Form = form, Etag = first.Etag }));
        form.Kind = FormKind.Test;
        await Refused.WithAsync(StatusCode.FailedPrecondition, "FORM_KIND_FIXED", _forms.PutFormAsync(new() { Form = form }));
        await Refused.WithAsync(StatusCode.NotFound, "FORM_NOT_FOUND", _forms.GetFormAsync(new() { FormId = form.FormId, Version = 3 }));
        await Refused.WithAsync(StatusCode.NotFound, "FORM_NOT_FOUND", _forms.GetFormAsync(new() { FormId = "nothing" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "FORM_VERSION", _forms.GetFormAsync(new() { FormId = form.FormId, Version = -1 }));
    }

    [Fact]
    public async Task Put_AFaultyForm_NamesTheField()
    {
        var form = Written(TestClient.NewId("form"));
        form.Items[0].Pass = new PassRule { Choices = new PassChoices { ChoiceIds = { "a" } } };

        var refused = await Refused.WithAsync(StatusCode.InvalidArgument, "PASS_RULE", _forms.PutFormAsync(new() { Form = form }));

        Assert.Equal("form.items[0].pass", Refused.Field(refused));
        Assert.Equal("form.form_id", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_ID", _forms.PutFormAsync(new()))));
    }

    [Fact]
    public async Task List_PagesOfAKind_AreItsFormsByIdEachOnce()
    {
        var prefix = TestClient.NewId("listed");
        foreach (var number in Enumerable.Range(1, 5))
        {
            var form = Written($"{prefix}-{number}");
            form.Kind = number % 2 == 0 ? FormKind.Test : FormKind.Attestation;
            await _forms.PutFormAsync(new() { Form = form });
        }

        List<string> found = [];
        var request = new ListFormsRequest { Kind = FormKind.Attestation, PageSize = 2 };
        do
        {
            var page = await _forms.ListFormsAsync(request);
            found.AddRange(page.Forms.Select(form => form.FormId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([$"{prefix}-1", $"{prefix}-3", $"{prefix}-5"], found.Where(id => id.StartsWith(prefix, StringComparison.Ordinal)));
        await Refused.WithAsync(StatusCode.InvalidArgument, "FORM_KIND", _forms.ListFormsAsync(new() { Kind = (FormKind)99 }));
    }

    [Fact]
    public async Task Forms_AfterARestart_AreAsBefore()
    {
        using var directory = new TemporaryDirectory();
        var (form, request) = (Written("kept"), new PutFormRequest());
        PutFormResponse last = new();
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            // Enough versions for a snapshot, and records behind it.
            foreach (var days in Enumerable.Range(1, 300))
            {
                form.ValidityDays = days;
                request = new PutFormRequest { Form = form.Clone(), RequestId = $"{days}" };
                last = await client.Forms.PutFormAsync(request);
            }
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path);
        var after = new TestClient(again.Channel);

        Assert.Equal(last, await after.Forms.PutFormAsync(request));
        Assert.Equal((300, 7), ((await after.Forms.GetFormAsync(new() { FormId = "kept" })).Form.Version, (await after.Forms.GetFormAsync(new() { FormId = "kept", Version = 7 })).Form.ValidityDays));
        form.ValidityDays = 0;
        Assert.Equal(301, (await after.Forms.PutFormAsync(new() { Form = form })).Form.Version);
        Assert.Empty((await after.Admin.VerifyJournalAsync(new())).Problems);
    }

    private static Form Written(string id) => new()
    {
        FormId = id,
        Kind = FormKind.Inspection,
        DefaultLanguage = "zh-hans",
        Title = { ["zh-Hans"] = "巡查", ["en"] = "Inspection" },
        Items = { new FormItem { ItemId = "floor", Kind = ItemKind.YesNo, Title = { ["zh-hans"] = "地面", ["en"] = "The floor" }, Pass = new() { Yes = true } } },
    };
}
