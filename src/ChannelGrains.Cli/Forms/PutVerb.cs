using System.CommandLine;
using ChannelGrains.Cli.Files;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl form put</summary>
internal static class PutVerb
{
    private const string Explanation =
        "The file is YAML or JSON with the fields of Form: form_id, kind, default_language, title, items and so on. The files in forms beside channelctl, in Chinese and English, are a set to start with. "
        + "Several forms are several YAML documents, or a JSON array. A form that says the same already is left as it is, so that a file can be put again.";

    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The file." };
        file.Validators.Add(CommonOptions.MustBeFile);
        return host.Verb(
            "put",
            "Keeps the forms in a file, as new versions where they say something else.",
            "form put forms/store-hygiene.yaml",
            [file],
            async (session, cancellationToken) =>
            {
                var client = new FormService.FormServiceClient(session.Channel);
                foreach (var form in await MessageFile.ReadAsync<Form>(session.Arguments.GetRequiredValue(file), cancellationToken))
                {
                    var answer = await client.PutFormAsync(new PutFormRequest { Form = form }, cancellationToken: cancellationToken);
                    session.Write(answer.Form, () => FormView.One(answer.Form));
                }
                return ExitCode.Done;
            },
            Explanation);
    }
}
