"""How people come in: claim slips, those who register themselves, what a firm says of itself."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('claim_code',
    sa.Column('veteran_id', sa.Integer(), nullable=False),
    sa.Column('code_hash', sa.String(length=64), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=16), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['veteran_id'], ['veteran.id'], name=op.f('fk_claim_code_veteran_id_veteran')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_code')),
    sa.UniqueConstraint('code_hash', name=op.f('uq_claim_code_code_hash')),
    sa.UniqueConstraint('public_id', name=op.f('uq_claim_code_public_id'))
    )
    with op.batch_alter_table('claim_code', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_claim_code_veteran_id'), ['veteran_id'], unique=False)

    with op.batch_alter_table('employer', schema=None) as batch_op:
        batch_op.add_column(sa.Column('address', sa.String(length=200), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('contact', sa.String(length=120), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('phone', sa.String(length=20), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('refused_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('refusal', sa.String(length=500), nullable=False, server_default=''))

    with op.batch_alter_table('veteran', schema=None) as batch_op:
        batch_op.add_column(sa.Column('unconfirmed_since', sa.DateTime(timezone=True), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('veteran', schema=None) as batch_op:
        batch_op.drop_column('unconfirmed_since')

    with op.batch_alter_table('employer', schema=None) as batch_op:
        batch_op.drop_column('refusal')
        batch_op.drop_column('refused_at')
        batch_op.drop_column('phone')
        batch_op.drop_column('contact')
        batch_op.drop_column('address')

    with op.batch_alter_table('claim_code', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_claim_code_veteran_id'))

    op.drop_table('claim_code')
