using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Compliance.V1;

namespace ChannelGrains.Cli.Discipline;

/// <summary>Who of the company's own staff: a principal, or a person's id.</summary>
internal sealed class PersonOptions(string what)
{
    private readonly Option<string?> _principal = CommonOptions.Text("--person", $"Principal {what}.");
    private readonly Option<string?> _id = CommonOptions.Text("--person-id", $"Id in the company of the person {what}; the server keeps a keyed hash of it.");

    public IEnumerable<Symbol> All => [_principal, _id];

    /// <summary>Null where neither is given.</summary>
    public Declarer? Of(ParseResult arguments) => (arguments.GetValue(_principal), arguments.GetValue(_id)) switch
    {
        (null, null) => null,
        ({ } principal, null) => new() { Principal = principal },
        (null, { } id) => new() { PersonId = id },
        _ => throw new UsageException("Give --person or --person-id: both are one person."),
    };
}
