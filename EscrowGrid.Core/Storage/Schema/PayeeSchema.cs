using EscrowGrid.Core.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>Whether payees can be paid.</summary>
internal sealed class PayeeSchema : IEntityTypeConfiguration<PayeeAccountRow>
{
    public void Configure(EntityTypeBuilder<PayeeAccountRow> builder)
    {
        builder.ToTable("payee_accounts", table => table.HasCheckConstraint(
            "ck_payee_accounts_rail", $"rail IN ({SqlLists.Of<Rail>()})"));
        builder.HasKey(row => new { row.Rail, row.Account });
    }
}
